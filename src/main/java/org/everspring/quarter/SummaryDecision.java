package org.everspring.quarter;

import org.jspecify.annotations.Nullable;

/**
 * The office's decision on one round of a summary.
 *
 * @param accepted false when returned
 * @param returnReason null when accepted
 */
public record SummaryDecision(boolean accepted, @Nullable String returnReason) {}
