package org.everspring.indicators;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** Which of a quarter's reports a list holds. */
public enum ReportStanding implements Coded, Labelled {
    HANDED_IN("handed-in", "已报"),
    OVERDUE("overdue", "逾期未报"),
    MISSING("missing", "缺报"),
    WAITING("waiting", "未到期限"),
    /** Overdue, missing, or handed in after its date. */
    LATE("late", "逾期（含逾期报送和缺报）");

    private final String code;
    private final String label;

    ReportStanding(String code, String label) {
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
