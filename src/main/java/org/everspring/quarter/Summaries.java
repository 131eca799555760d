package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** All summaries with their texts and countersignatures. */
public interface Summaries {

    int PAGE_SIZE = 50;

    Optional<ItemSummary> find(SummaryId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    ItemSummary get(SummaryId id);

    /** In the plan's order. */
    List<SummarySnapshot> ofQuarter(Quarter quarter);

    /**
     * In the plan's order.
     *
     * @param leads only those of these units; null for all
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<SummarySnapshot> page(Quarter quarter, @Nullable Set<UnitId> leads, int page);

    void add(ItemSummary summary);

    /** @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime */
    void save(ItemSummary summary);

    /**
     * Counts one report less, under the row's lock: whoever comes last sees zero, and nobody else does.
     *
     * @return how many are still open
     */
    int closeReport(SummaryId id);

    /**
     * Keeps what the lead has written as the round that comes next, in place of what it had written for that before.
     *
     * @throws org.everspring.kernel.AlreadyDoneException when somebody else is just doing the same
     */
    void write(ItemSummary summary, SummaryText text, String userId, OffsetDateTime at);

    /** What was written is handed in, as the summary's present round. */
    void handIn(ItemSummary summary, String userId, OffsetDateTime at);

    /** What the lead has written last, handed in or not. */
    Optional<SummaryText> lastWritten(SummaryId id);

    /** Keeps the first answer of a unit in the summary's present round. */
    void countersign(ItemSummary summary, Countersignature answer, @Nullable String userId, OffsetDateTime at);

    /** Of the summary's present round, by the units' ids. */
    List<Countersignature> countersignatures(ItemSummary summary);

    /** Keeps what the office has decided of the summary's present round. */
    void decide(ItemSummary summary, String userId, OffsetDateTime at);
}
