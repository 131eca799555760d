package org.everspring.measures;

import org.jspecify.annotations.Nullable;

/**
 * The lead's decision on one version of a breakdown.
 *
 * @param confirmed false when returned
 * @param returnReason null when confirmed
 */
public record BreakdownDecision(boolean confirmed, @Nullable String returnReason) {}
