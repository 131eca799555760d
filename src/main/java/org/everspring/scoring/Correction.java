package org.everspring.scoring;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A signed line that replaces the points of another one from then on.
 *
 * @param number counts the corrections of the line from 1; the last one counts
 * @param points null where the line gives no points
 * @param adjustment null where the line gives none
 */
public record Correction(
        UnitId unit,
        ScoreLine.Key line,
        int number,
        @Nullable BigDecimal points,
        @Nullable BigDecimal adjustment,
        String reason,
        Actor by,
        OffsetDateTime at) {}
