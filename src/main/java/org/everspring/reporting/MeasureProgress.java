package org.everspring.reporting;

import java.time.LocalDate;
import org.everspring.measures.MeasureStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a unit says of one of its measures.
 *
 * @param note may be null
 */
public record MeasureProgress(
        String title,
        String owner,
        LocalDate dueOn,
        MeasureStatus status,
        @Nullable String note) {

    /** Whether it should have been done before that day. */
    public boolean isLate(LocalDate day) {
        return status.isLate(dueOn, day);
    }
}
