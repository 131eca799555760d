package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.matter.ProblemId;
import org.jspecify.annotations.Nullable;

/**
 * How a problem ended.
 *
 * @param mergedInto null unless {@link ProblemState#MERGED}
 * @param outcome the reason of a rejection, the lessons of a closed one, the office's word on an unresolved one; else null
 */
public record Closure(
        @Nullable ProblemId mergedInto, @Nullable String outcome, OffsetDateTime at) {}
