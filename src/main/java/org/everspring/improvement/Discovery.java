package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How a problem came to light.
 *
 * @param unit of the person who reported it; the office where another system or somebody without a unit did
 * @param userId the account of the person; null where no person reported it
 * @param name the person, the unit or the other system, as shown to staff
 * @param reopens the closed problem that has come back; may be null
 */
public record Discovery(
        ProblemSource source,
        String title,
        String description,
        UnitId unit,
        @Nullable String userId,
        String name,
        OffsetDateTime at,
        @Nullable ProblemId reopens) {}
