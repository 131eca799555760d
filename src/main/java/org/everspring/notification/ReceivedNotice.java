package org.everspring.notification;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its reader sees it, or the latest of several alike ones of one day that stand in one line.
 *
 * @param text of this one
 * @param businessKey null when the notice belongs to no process instance
 * @param postedAt at Asia/Shanghai
 * @param alike as {@link Notice} has it
 * @param count of those in the line
 * @param unread how many of them the reader has not read
 */
public record ReceivedNotice(
        long id,
        String subject,
        String text,
        @Nullable String businessKey,
        OffsetDateTime postedAt,
        @Nullable String alike,
        int count,
        int unread) {

    /** What the line says: its own subject, or how many there are. */
    public String heading() {
        return heading(subject, alike, count);
    }

    /** The line that it stands in with so many. */
    public ReceivedNotice of(int many) {
        return new ReceivedNotice(id, subject, text, businessKey, postedAt, alike, many, unread);
    }

    static String heading(String subject, @Nullable String alike, int count) {
        return alike == null || count == 1 ? subject : alike.replace(Notice.COUNT, String.valueOf(count));
    }
}
