package org.everspring.improvement;

import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;

/**
 * One measure against a problem, and how it stands.
 *
 * @param status {@link MeasureStatus#NOT_STARTED} until the unit has said otherwise
 * @param note may be null
 */
public record TrackedMeasure(Measure measure, MeasureStatus status, String note) {}
