package org.everspring.matter;

import java.util.Set;
import org.everspring.plan.UnitId;

/**
 * What is known of a matter outside of its module.
 *
 * @param unitsConcerned who may read it; the office, administrators and auditors read everything and are not named
 * @param takesEvidence whether those whom it concerns may add evidence now without a task
 */
public record Matter(BusinessKey key, Set<UnitId> unitsConcerned, boolean takesEvidence) {

    public Matter {
        unitsConcerned = Set.copyOf(unitsConcerned);
    }

    /** One that takes evidence with tasks only. */
    public Matter(BusinessKey key, Set<UnitId> unitsConcerned) {
        this(key, unitsConcerned, false);
    }
}
