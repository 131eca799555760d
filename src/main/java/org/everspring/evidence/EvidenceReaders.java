package org.everspring.evidence;

import java.util.Optional;
import java.util.Set;
import org.everspring.plan.UnitId;

/**
 * Says whom a subject concerns; every module that has processes implements it for its own business keys. The office,
 * administrators and auditors read everything and are not to be named.
 */
public interface EvidenceReaders {

    /**
     * @param subject any business key, also another module's
     * @return empty when the subject is not this module's
     */
    Optional<Set<UnitId>> unitsConcerned(String subject);

    /**
     * Whether those whom the subject concerns may add evidence now without a task: never, unless the module says so.
     *
     * @param subject any business key, also another module's
     */
    default boolean takesEvidence(String subject) {
        return false;
    }
}
