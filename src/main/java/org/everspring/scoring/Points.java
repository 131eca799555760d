package org.everspring.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table says to a fact.
 *
 * @param points 0 to 100, counted into the average of the part; null when the table gives none
 * @param adjustment added to the total, or taken away; null when the table gives none
 * @param rule the number of the rule in its table, from 1
 * @param annotation of the rule; may be empty
 */
public record Points(@Nullable BigDecimal points, @Nullable BigDecimal adjustment, int rule, String annotation) {

    /** Whether the other is worth the same, by whatever rule. */
    boolean isWorth(Points other) {
        return same(points, other.points) && same(adjustment, other.adjustment);
    }

    /** Whether two figures are equal but for zeros at their end; each may be null. */
    public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
