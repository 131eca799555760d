package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What the unit in charge, or one that assists it, has said of its work at one time.
 *
 * @param number counts the problem's entries from 1
 * @param assisting the unit that has said it; null for the one in charge
 */
public record ProgressEntry(
        int number,
        OffsetDateTime at,
        Actor by,
        String text,
        @Nullable UnitId assisting) {}
