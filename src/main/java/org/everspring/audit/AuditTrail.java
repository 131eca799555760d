package org.everspring.audit;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.everspring.audit.CurrentRequest.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what is being done in the request, or by the system itself. */
@Component
public class AuditTrail {

    private final AuditEvents events;
    private final CurrentRequest request;
    private final Clock clock;

    AuditTrail(AuditEvents events, CurrentRequest request, Clock clock) {
        this.events = events;
        this.request = request;
        this.clock = clock;
    }

    /**
     * In the transaction of the deed: where the one is undone, so is the other.
     *
     * @param person null for whoever is signed in; the system when nobody asked
     */
    public void done(@Nullable AuditedPerson person, AuditedAction audited) {
        write(person, audited, AuditResult.DONE, null);
    }

    /** @param person who tried; null when nobody knows */
    public void refused(@Nullable AuditedPerson person, AuditedAction audited, @Nullable String reason) {
        write(person, audited, AuditResult.REFUSED, reason);
    }

    private void write(
            @Nullable AuditedPerson person, AuditedAction audited, AuditResult result, @Nullable String reason) {
        Optional<Origin> origin = request.origin();
        events.add(new AuditEvent(
                clock.instant(),
                origin.map(asked -> who(person, asked)).orElse(person == null ? AuditedPerson.SYSTEM : person),
                origin.map(Origin::address).orElse(null),
                audited,
                result,
                reason,
                origin.map(Origin::request).orElse(null)));
        request.written(result);
    }

    /** The engine knows people by their account only; the request knows the name, too. */
    private static @Nullable AuditedPerson who(@Nullable AuditedPerson person, Origin asked) {
        AuditedPerson signedIn = asked.person();
        boolean same = person == null || signedIn != null && Objects.equals(signedIn.userId(), person.userId());
        return same ? signedIn : person;
    }
}
