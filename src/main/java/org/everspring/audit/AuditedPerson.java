package org.everspring.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who has done something.
 *
 * @param userId as it was typed, where a login failed
 * @param name the whole name as shown to colleagues; null where no such account was found
 * @param onBehalfOf whom the person stood in for; null when nobody
 */
public record AuditedPerson(
        @Nullable String userId,
        @Nullable String name,
        @Nullable String onBehalfOf) {

    /** What is done by the clock and by nobody. */
    public static final AuditedPerson SYSTEM = new AuditedPerson("system", "系统", null);

    public AuditedPerson(@Nullable String userId, @Nullable String name) {
        this(userId, name, null);
    }
}
