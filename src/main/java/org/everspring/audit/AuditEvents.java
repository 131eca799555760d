package org.everspring.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;

/** All lines of the audit. They are added, read, and removed when they have been kept long enough; none changes. */
public interface AuditEvents {

    /** Within the transaction of the caller, if there is one. */
    void add(AuditEvent event);

    /**
     * The latest first.
     *
     * @param before exclusive; null to begin with the latest
     */
    default List<AuditEntry> find(AuditSearch search, @Nullable AuditCursor before, int limit) {
        return find(search, false, before, limit);
    }

    /** @param after where the list goes on, exclusive; null to begin */
    List<AuditEntry> find(AuditSearch search, boolean oldestFirst, @Nullable AuditCursor after, int limit);

    /** What has been done with one subject, the latest first. */
    List<AuditEvent> done(String subject, Set<AuditKind> kinds, int limit);

    /**
     * The oldest first.
     *
     * @param from inclusive
     * @param to exclusive
     * @param after exclusive; null to begin with the oldest
     */
    List<AuditEntry> between(Instant from, Instant to, @Nullable AuditCursor after, int limit);

    /** When the oldest that is kept has happened. */
    Optional<Instant> oldest();

    /**
     * Removes what has happened before that moment, after having written down that it may go.
     *
     * @return how many
     */
    long clear(Instant before, Instant decidedAt);

    /** Before when everything has been removed. */
    Optional<Instant> clearedBefore();
}
