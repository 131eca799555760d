package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.matter.SummaryId;

/** All summaries with their texts and countersignatures. */
public interface Summaries {

    void add(ItemSummary summary);

    Optional<ItemSummary> find(SummaryId id);

    ItemSummary get(SummaryId id);

    List<ItemSummary> ofQuarter(Quarter quarter);

    /**
     * Counts one report less, under the row's lock.
     *
     * @return how many are still open
     */
    int closeReport(SummaryId id);

    /** Returns false when the summary is not in the state {@code from}. */
    boolean move(SummaryId id, SummaryState from, SummaryState to);

    void submit(SummaryId id, int round, SummaryText text, int lateWorkingDays, String userId, OffsetDateTime at);

    Optional<SummaryText> text(SummaryId id, int round);

    /** Keeps the first answer of a unit in a round. */
    void countersign(SummaryId id, int round, Countersignature answer, String userId, OffsetDateTime at);

    List<Countersignature> countersignatures(SummaryId id, int round);

    void decide(SummaryId id, int round, SummaryDecision decision, String userId, OffsetDateTime at);

    Optional<SummaryDecision> decision(SummaryId id, int round);

    void countReturn(SummaryId id);

    void countObjection(SummaryId id);

    void close(SummaryId id, OffsetDateTime at);
}
