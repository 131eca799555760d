package org.everspring.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail, or a message in place of one, that is to be delivered now; used inside this module only.
 *
 * @param messageId the same for every attempt, so that a mail server recognises a repeated one
 * @param channel that it leaves by
 * @param person name and address as they were when the latest notice was posted
 * @param to the recipient that the person was found under
 * @param attempt the number of this attempt, from 1
 * @param nextAttemptAt when it is tried again unless it is finished before
 */
public record NoticeMail(
        long id,
        UUID messageId,
        String channel,
        Urgency urgency,
        Person person,
        Recipient to,
        int attempt,
        Instant nextAttemptAt,
        List<Entry> entries) {

    /**
     * @param id of the notice
     * @param key of the occasion
     * @param businessKey of the matter behind it; null without one
     * @param alike as {@link Notice} has it
     */
    public record Entry(
            long id,
            String key,
            String subject,
            String text,
            @Nullable String businessKey,
            @Nullable String alike) {

        boolean leadsOn() {
            return businessKey != null;
        }
    }
}
