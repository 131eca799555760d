package org.everspring.indicators;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** Which of the experiences that problems were worth a list holds. */
public enum NominationStanding implements Coded, Labelled {
    /** Reviewed, adopted or recognised now. */
    RUNNING("running", "正在办"),
    /** Of those, where the target units have not all answered by the date. */
    LATE("late", "其中逾期"),
    PROMOTED("promoted", "推广完成");

    private final String code;
    private final String label;

    NominationStanding(String code, String label) {
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
