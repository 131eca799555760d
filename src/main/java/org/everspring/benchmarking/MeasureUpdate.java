package org.everspring.benchmarking;

import org.everspring.measures.MeasureStatus;

/**
 * What a unit says of a measure.
 *
 * @param note may be null
 */
public record MeasureUpdate(String title, MeasureStatus status, String note) {}
