package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/** All requests for more time. */
public interface Extensions {

    /** @throws org.everspring.kernel.InvalidInputException when a colleague has requested the same at the same time */
    void add(Extension extension, OffsetDateTime at);

    /** Keeps what the lead has answered. */
    void answer(Extension extension, String userId, OffsetDateTime at);

    Optional<Extension> last(ObligationId id);

    /** The last request of each of these obligations that has one. */
    Map<ObligationId, Extension> last(Collection<ObligationId> ids);

    /** The last one with that answer, which is not the last one when the unit has asked again at once. */
    Optional<Extension> last(ObligationId id, Extension.State state);
}
