package org.everspring.audit;

import java.time.Instant;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. Every part but the period may be null.
 *
 * @param from inclusive
 * @param to exclusive
 * @param person an account, or a part of a name
 * @param subject the beginning of the subject, or a part of its name
 */
public record AuditSearch(
        Instant from,
        Instant to,
        @Nullable String person,
        @Nullable AuditKind kind,
        @Nullable AuditResult result,
        @Nullable String subject) {}
