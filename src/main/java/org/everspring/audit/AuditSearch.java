package org.everspring.audit;

import java.time.Instant;
import org.everspring.kernel.AuditKind;

/**
 * What somebody looks for. Every part but the period may be null.
 *
 * @param from inclusive
 * @param to exclusive
 * @param person an account, or a part of a name
 * @param subject the beginning of the subject, or a part of its name
 */
public record AuditSearch(
        Instant from, Instant to, String person, AuditKind kind, AuditResult result, String subject) {}
