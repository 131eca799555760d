package org.everspring.quarter;

import org.everspring.kernel.Labelled;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A co-lead's answer in one round of a summary.
 *
 * @param opinion may be null unless the co-lead objects
 */
public record Countersignature(
        UnitId unit, Decision decision, @Nullable String opinion) {

    public boolean isObjection() {
        return decision == Decision.OBJECTED;
    }

    /** SILENT: no answer by the date, which counts as agreed. */
    public enum Decision implements Labelled {
        AGREED("同意"),
        OBJECTED("有异议"),
        SILENT("逾期未答复，视同同意");

        private final String label;

        Decision(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
