package org.everspring.evidence;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.everspring.calendar.DateText;
import org.jspecify.annotations.Nullable;

/**
 * One file that supports what a task, or a whole matter, says.
 *
 * @param id not to be guessed, as it stands in addresses
 * @param subject the business key of the process instance
 * @param taskId the task on which it was uploaded; null when it was added to the subject outside a task
 * @param fileName cleaned; at most 240 bytes in UTF-8
 * @param mediaType as the content says, not the sender
 * @param size in bytes
 * @param sha256 64 small hexadecimal digits
 * @param uploadedByName as it was then
 * @param uploadedAt Asia/Shanghai
 */
public record Evidence(
        UUID id,
        String subject,
        @Nullable String taskId,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        String uploadedByName,
        OffsetDateTime uploadedAt) {

    private static final long KB = 1024;
    private static final long MB = KB * KB;

    /** As pages show it, {@code 1.5 MB}. */
    /** When, as tables have it. */
    public String uploadedText() {
        return DateText.TABLE_MINUTE.of(uploadedAt);
    }

    public String sizeText() {
        if (size < KB) {
            return size + " B";
        }
        return size < MB ? "%.1f KB".formatted((double) size / KB) : "%.1f MB".formatted((double) size / MB);
    }
}
