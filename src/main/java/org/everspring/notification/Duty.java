package org.everspring.notification;

import org.everspring.kernel.Labelled;

/** A duty with a date that people are reminded of. The code is what the decision table reminderPolicy knows it by. */
public enum Duty implements Labelled {
    REPORT("report", "季度报送"),
    SUMMARY("summary", "季度汇总"),
    MEASURES("measures", "细化举措"),
    TRIAGE("triage", "问题分办"),
    BENCHMARK("benchmark", "对标找差距"),
    IMPROVEMENT("improvement", "问题整改"),
    VERIFICATION("verification", "整改验收"),
    EXPERIENCE("experience", "总结提升"),
    ADOPTION("adoption", "复制推广"),
    SETTLEMENT("settlement", "问题裁定"),
    REVIEW("review", "经验审核"),
    RECOGNITION("recognition", "推广认定"),
    CONFIRMATION("confirmation", "得分确认"),
    APPEAL("appeal", "申诉裁定"),
    ASSESSMENT("assessment", "年度考核"),
    RECEIPT("receipt", "批示签收"),
    INSTRUCTION("instruction", "批示办理");

    private final String code;
    private final String label;

    Duty(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
