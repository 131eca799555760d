package org.everspring.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The seals of all days, one a day. */
public interface AuditSeals {

    Optional<AuditSeal> latest();

    /**
     * The oldest first.
     *
     * @param from inclusive
     * @param to inclusive
     */
    List<AuditSeal> of(LocalDate from, LocalDate to);

    /** @return false when another node was first */
    boolean add(AuditSeal seal);
}
