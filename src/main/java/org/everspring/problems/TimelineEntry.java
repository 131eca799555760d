package org.everspring.problems;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of a problem's timeline.
 *
 * @param who the unit with the person's name, or 系统
 * @param what a short heading, 受理、交办 …
 * @param text may be null
 */
public record TimelineEntry(
        OffsetDateTime at,
        String who,
        String what,
        @Nullable String text) {}
