package org.everspring.improvement;

import java.util.Set;
import org.everspring.plan.UnitId;

/**
 * A person who reports a problem.
 *
 * @param name the whole name as shown to colleagues
 * @param units the units of the plan that the person belongs to; may be empty
 */
public record ProblemReporter(String userId, String name, Set<UnitId> units) {

    public ProblemReporter {
        units = Set.copyOf(units);
    }
}
