package org.everspring.assessment;

/** What has come of a score that was announced to a unit. */
public enum ConfirmationState {
    OPEN("待确认"),
    CONFIRMED("已确认"),
    SILENT("期满未答复，视同确认"),
    APPEALED("申诉待裁定"),
    DECIDED("申诉已裁定");

    private final String label;

    ConfirmationState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
