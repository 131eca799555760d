package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/** All reminders by hand. */
public interface Urges {

    /** @throws org.everspring.kernel.InvalidInputException when a colleague has urged at the same time */
    void add(Urge urge);

    /** Keeps what the unit has answered. */
    void answer(Urge urge, String userId, OffsetDateTime at);

    Optional<Urge> last(ObligationId id);

    /** The last urge of each of these obligations that has one. */
    Map<ObligationId, Urge> last(Collection<ObligationId> ids);

    Optional<Urge> lastAnswered(ObligationId id);
}
