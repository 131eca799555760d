package org.everspring.matter;

import java.util.Set;
import org.everspring.plan.UnitId;

/**
 * What is known of a matter outside of its module.
 *
 * @param unitsConcerned who may read it; the office, administrators and auditors read everything and are not named
 * @param takesEvidence whether those whom it concerns may add evidence now without a task
 * @param readers who finds it behind its address; of evidence and acts this says nothing
 */
public record Matter(BusinessKey key, Set<UnitId> unitsConcerned, boolean takesEvidence, Readers readers) {

    /** Beside the office, administrators and auditors. */
    public enum Readers {
        CONCERNED,
        /** Those whom it concerns and the leading group. */
        LEADING_GROUP,
        EVERYBODY
    }

    public Matter {
        unitsConcerned = Set.copyOf(unitsConcerned);
    }

    /** One that takes evidence with tasks only, and is for those whom it concerns. */
    public Matter(BusinessKey key, Set<UnitId> unitsConcerned) {
        this(key, unitsConcerned, false, Readers.CONCERNED);
    }

    public Matter readBy(Readers readers) {
        return new Matter(key, unitsConcerned, takesEvidence, readers);
    }
}
