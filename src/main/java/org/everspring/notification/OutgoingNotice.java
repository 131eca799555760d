package org.everspring.notification;

import java.time.Instant;

/**
 * A notice on its way to one person; used inside this module only.
 *
 * @param subject the notice's, or the one that tells the office whom it stands in for
 * @param to the recipient that the person was found under
 * @param dueAt when it may go out at the earliest
 */
public record OutgoingNotice(
        Notice notice, String subject, Recipient to, Person person, Instant postedAt, Instant dueAt) {}
