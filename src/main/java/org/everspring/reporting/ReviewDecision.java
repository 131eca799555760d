package org.everspring.reporting;

/**
 * The lead's decision on one round of a report.
 *
 * @param accepted false when returned
 * @param rating null when returned
 * @param returnReason null when accepted
 */
public record ReviewDecision(boolean accepted, QualityRating rating, String returnReason) {}
