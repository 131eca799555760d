package org.everspring.measures;

import java.time.LocalDate;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;

/** How one measure stands. The codes are those of the forms. */
public enum MeasureStatus implements Coded, Labelled {
    DONE("done", "已完成"),
    ON_SCHEDULE("onSchedule", "按计划推进"),
    BEHIND("behind", "滞后"),
    NOT_STARTED("notStarted", "未启动");

    private final String code;
    private final String label;

    MeasureStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static MeasureStatus of(String code) {
        return Coded.find(values(), code).orElseThrow(MeasureStatus::notChosen);
    }

    /** For measures without a status, and for a page from before there were measures. */
    public static InvalidInputException notChosen() {
        return new InvalidInputException("请为每条举措选择进展状态。页面上没有列出举措的，请先复制已填内容，刷新页面后填报。");
    }

    /** Whether a measure that stands so should have been done before that day. */
    public boolean isLate(LocalDate dueOn, LocalDate day) {
        return this != DONE && dueOn.isBefore(day);
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
