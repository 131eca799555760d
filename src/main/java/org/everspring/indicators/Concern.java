package org.everspring.indicators;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** Why a matter stands on the board's lists of what is late, and of what waits for a decision. */
public enum Concern implements Coded, Labelled {
    REPORT("report", "季度报送逾期", true, false),
    SUMMARY("summary", "季度汇总逾期", true, true),
    PROBLEM("problem", "问题办理逾期", true, true),
    MEASURES("measures", "细化举措逾期", true, false),
    ADOPTION("adoption", "复制推广逾期未反馈", true, false),
    SUMMARY_WAITING("summary-waiting", "季度汇总待审定", false, true),
    EXTENSION("extension", "延期申请待批复", false, true),
    SETTLEMENT("settlement", "问题待裁定", false, true),
    APPEAL("appeal", "考核申诉待裁定", false, true),
    CONFIRMATION("confirmation", "考核得分未确认", false, true);

    private final String code;
    private final String label;
    private final boolean late;
    private final boolean decision;

    Concern(String code, String label, boolean late, boolean decision) {
        this.code = code;
        this.label = label;
        this.late = late;
        this.decision = decision;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it is a date that has passed. */
    public boolean isLate() {
        return late;
    }

    /** Whether somebody has to decide something, or to step in, now. */
    public boolean isDecision() {
        return decision;
    }
}
