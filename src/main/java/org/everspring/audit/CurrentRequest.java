package org.everspring.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request that is being answered, as far as the audit wants to know of it. */
public interface CurrentRequest {

    /** @param person null when nobody is signed in */
    record Origin(@Nullable AuditedPerson person, String address, String request) {}

    /** Empty when nobody asked, as in a job of the engine. */
    Optional<Origin> origin();

    /** A line about it is written; none has to be added when the answer says the same. */
    void written(AuditResult result);

    /** Should it be refused, that is why. */
    void refusedBecause(@Nullable String reason);
}
