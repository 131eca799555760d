package org.everspring.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.notification.Rescheduling.Reason;

/** All that have been begun, one after the other. */
public interface Reschedulings {

    /** Adds one behind all others. */
    Rescheduling add(
            Reason reason,
            String subject,
            long before,
            long edition,
            LocalDate from,
            List<String> processes,
            int expected,
            OffsetDateTime at);

    /** The first that is not finished, locked until the transaction ends. */
    Optional<Rescheduling> lockNext();

    /** Keeps how far it has come. */
    void advance(Rescheduling rescheduling);

    void finish(long id, OffsetDateTime at);

    /** The newest first. */
    List<Rescheduling> latest(Reason reason, int most);

    /** Whether one is under way. */
    boolean pending();
}
