package org.everspring.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.stereotype.Component;

/** Counts the logins that this node has refused. Who it was is in the audit. */
@Component
class RefusedLogins implements MeterBinder {

    private enum Reason {
        PASSWORD,
        /** Too many failures before. */
        THROTTLED,
        DISABLED,
        /** Whoever checks the password does not answer. */
        SERVICE,
        OTHER
    }

    private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);

    RefusedLogins() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        refused.forEach(
                (reason, count) -> FunctionCounter.builder("everspring.logins.refused", count, LongAdder::doubleValue)
                        .description("Refused logins")
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(registry));
    }

    @EventListener
    void count(AbstractAuthenticationFailureEvent failure) {
        Objects.requireNonNull(refused.get(reason(failure)), "one of each reason")
                .increment();
    }

    private static Reason reason(AbstractAuthenticationFailureEvent failure) {
        if (failure instanceof AuthenticationFailureBadCredentialsEvent) {
            return Reason.PASSWORD;
        }
        if (failure instanceof AuthenticationFailureLockedEvent) {
            return Reason.THROTTLED;
        }
        if (failure instanceof AuthenticationFailureDisabledEvent) {
            return Reason.DISABLED;
        }
        return failure instanceof AuthenticationFailureServiceExceptionEvent ? Reason.SERVICE : Reason.OTHER;
    }
}
