package org.everspring.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit. Whatever is longer than its column is cut, and control characters are blanks: what somebody
 * sends must not keep its own refusal from being written down.
 *
 * @param at to the microsecond
 * @param person null when nobody was signed in
 * @param address where the request came from; null when there was none
 * @param reason why it was refused; null when it was not, or when only the answer's status says so
 * @param request method and path, without what was sent; null when there was none
 */
public record AuditEvent(
        Instant at,
        @Nullable AuditedPerson person,
        @Nullable String address,
        AuditedAction audited,
        AuditResult result,
        @Nullable String reason,
        @Nullable String request) {

    private static final int LONGEST_DETAIL = 4000;

    public AuditEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(result);
        person = person == null
                ? null
                : new AuditedPerson(cut(person.userId(), 255), cut(person.name(), 600), cut(person.onBehalfOf(), 600));
        audited = new AuditedAction(
                audited.kind(),
                Objects.requireNonNull(cut(audited.action(), 100)),
                cut(audited.subject(), 255),
                cut(audited.subjectName(), 600),
                cut(audited.detail(), LONGEST_DETAIL));
        address = cut(address, 64);
        reason = cut(reason, 2000);
        request = cut(request, 500);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        if (clean.length() <= longest) {
            return clean.isEmpty() ? null : clean;
        }
        int end = longest - 1;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
