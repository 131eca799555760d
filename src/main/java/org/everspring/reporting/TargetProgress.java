package org.everspring.reporting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit has come with one of the item's measurable targets.
 *
 * @param reached in the target's own unit, never negative; null when the unit has no figure of its own
 */
public record TargetProgress(String targetId, @Nullable BigDecimal reached) {}
