package org.everspring.notification;

import java.time.OffsetDateTime;

/**
 * A notice as its reader sees it.
 *
 * @param businessKey null when the notice belongs to no process instance
 * @param postedAt at Asia/Shanghai
 */
public record ReceivedNotice(
        long id,
        String subject,
        String text,
        String businessKey,
        Urgency urgency,
        OffsetDateTime postedAt,
        Delivery delivery) {}
