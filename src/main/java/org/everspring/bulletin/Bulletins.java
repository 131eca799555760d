package org.everspring.bulletin;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/** All bulletins with their ledgers and corrections. */
public interface Bulletins {

    /** Keeps what the office has signed, in place of what it has signed before; not once it is published. */
    void issue(Quarter quarter, BulletinText text, String userId, OffsetDateTime at);

    Optional<Bulletin> find(Quarter quarter);

    /**
     * Bulletins, each with its corrections before it, the newest quarter first.
     *
     * @param last of this quarter and before; null for all
     * @param most quarters
     */
    List<BulletinHead> published(@Nullable Quarter last, int most);

    /** Returns false when it was published before, or never signed. */
    boolean publish(Quarter quarter, DocumentNumber number, BulletinFacts facts, OffsetDateTime at);

    /** Once, with the publication. */
    void keepLedger(Quarter quarter, byte[] workbook);

    /** Empty where none was kept. */
    Optional<byte[]> ledger(Quarter quarter);

    boolean hasLedger(Quarter quarter);

    void add(Correction correction, DocumentNumber number, String userId);

    /** Oldest first. */
    List<Correction> corrections(Quarter quarter);

    /** The highest number that a document of the year has; 0 without any. */
    int lastSequence(int year);
}
