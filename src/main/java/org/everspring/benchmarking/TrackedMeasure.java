package org.everspring.benchmarking;

import java.time.LocalDate;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.jspecify.annotations.Nullable;

/**
 * One measure against a problem, and how it stands.
 *
 * @param status {@link MeasureStatus#NOT_STARTED} until the unit has said otherwise
 * @param note may be null
 */
public record TrackedMeasure(
        Measure measure, MeasureStatus status, @Nullable String note) {

    public String title() {
        return measure.title();
    }

    public String owner() {
        return measure.owner();
    }

    public LocalDate dueOn() {
        return measure.dueOn();
    }

    /** Whether it should have been done before that day. */
    public boolean isLate(LocalDate day) {
        return status.isLate(dueOn(), day);
    }
}
