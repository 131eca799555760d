package org.everspring.notification;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/**
 * What a notice is about, as far as people choose whether it is sent to them; on their page all of them stand. The words of
 * a notice name its kind ({@code <key>.kind}); one that names none is urgent.
 */
public enum NoticeKind implements Coded, Labelled {
    TASK("task", "新任务", "有新的报送、审核、会签、整改等任务需要办理"),
    REMINDER("reminder", "到期提醒", "任务临近截止时间"),
    RESULT("result", "办理结果", "报送的采纳、申请的答复、问题的办结、通报和考核结果的发布"),
    URGENT("urgent", "督办和退回", "催办、逾期督办、退回重办、缺报、代办安排、运行异常");

    private final String code;
    private final String label;
    private final String meaning;

    NoticeKind(String code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether everybody has to be told, at any hour. */
    public boolean isMandatory() {
        return this == URGENT;
    }
}
