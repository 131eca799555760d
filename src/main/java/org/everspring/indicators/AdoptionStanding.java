package org.everspring.indicators;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** Which of the units' answers to experiences a list holds. */
public enum AdoptionStanding implements Coded, Labelled {
    ADOPTED("adopted", "已复制推广"),
    DECLINED("declined", "不适用"),
    OPEN("open", "未反馈"),
    LATE("late", "逾期未反馈"),
    MISSING("missing", "关闭时仍未反馈"),
    /** Late or missing. */
    BEHIND("behind", "逾期或关闭时仍未反馈");

    private final String code;
    private final String label;

    AdoptionStanding(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
