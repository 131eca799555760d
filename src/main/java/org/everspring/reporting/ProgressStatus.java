package org.everspring.reporting;

import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/** How an item stands against the share of the year that has passed (序时进度). The codes are those of the forms. */
public enum ProgressStatus implements Coded, Labelled {
    COMPLETED("completed", "已完成"),
    AHEAD("ahead", "超进度"),
    ON_SCHEDULE("onSchedule", "达到序时进度"),
    BEHIND("behind", "滞后"),
    NOT_STARTED("notStarted", "未启动");

    private final String code;
    private final String label;

    ProgressStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static ProgressStatus of(@Nullable String code) {
        return Coded.find(values(), code)
                .orElseThrow(() -> new InvalidInputException(
                        code == null
                                ? "请选择总体进度。"
                                : "总体进度的选项“" + code + "”是表单上新加的，系统还不能据此统计和评分，请另选一项；如确有需要，请流程负责人联系系统管理员。"));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the unit owes an explanation. */
    public boolean needsReason() {
        return this == BEHIND || this == NOT_STARTED;
    }
}
