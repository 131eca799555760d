package org.everspring.audit;

/**
 * Who has done something.
 *
 * @param userId as it was typed, where a login failed
 * @param name the whole name as shown to colleagues; null where no such account was found
 * @param onBehalfOf whom the person stood in for; null when nobody
 */
public record AuditedPerson(String userId, String name, String onBehalfOf) {

    /** What is done by the clock and by nobody. */
    public static final AuditedPerson SYSTEM = new AuditedPerson("system", "系统", null);

    public AuditedPerson(String userId, String name) {
        this(userId, name, null);
    }
}
