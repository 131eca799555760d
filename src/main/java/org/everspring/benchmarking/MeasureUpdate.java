package org.everspring.benchmarking;

import org.everspring.measures.MeasureStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a unit says of a measure.
 *
 * @param note may be null
 */
public record MeasureUpdate(
        String title, MeasureStatus status, @Nullable String note) {}
