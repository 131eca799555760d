package org.everspring.audit;

import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done or tried, and on what.
 *
 * @param action in words, such as 办结任务
 * @param subject what it was done on, as somebody would search for it: a business key, an account, a group, the id of a
 *     deployment; null when there is nothing to name
 * @param subjectName how people call the subject; may be null
 * @param detail what has changed, one change a line; may be null
 */
public record AuditedAction(
        AuditKind kind,
        String action,
        @Nullable String subject,
        @Nullable String subjectName,
        @Nullable String detail) {

    public AuditedAction(AuditKind kind, String action, @Nullable String subject) {
        this(kind, action, subject, null, null);
    }
}
