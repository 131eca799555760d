package org.everspring.assessment;

import org.everspring.kernel.Labelled;

/** What has come of a score that was announced to a unit. */
public enum ConfirmationState implements Labelled {
    OPEN("待确认"),
    CONFIRMED("已确认"),
    SILENT("期满未答复，视同确认"),
    APPEALED("申诉待裁定"),
    DECIDED("申诉已裁定");

    private final String label;

    ConfirmationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
