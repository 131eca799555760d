package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** All obligations with their reports, extensions and urges. */
public interface Obligations {

    int PAGE_SIZE = 50;

    void add(Obligation obligation);

    Optional<Obligation> find(ObligationId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Obligation get(ObligationId id);

    List<Obligation> ofSummary(SummaryId id);

    List<Obligation> ofQuarter(Quarter quarter);

    /** The unit's obligations of a quarter, and those on items it leads, in the plan's order. */
    List<Obligation> concerning(UnitId unit, Quarter quarter);

    /**
     * One page of a quarter's obligations, in the order of {@code items}.
     *
     * @param items only obligations on these; never empty
     * @param states only obligations in these; never empty
     * @param page from 0; beyond the last one empty
     */
    List<Obligation> page(Quarter quarter, List<ItemId> items, Set<ObligationState> states, int page);

    /** How many obligations the pages hold together. */
    int count(Quarter quarter, List<ItemId> items, Set<ObligationState> states);

    /** Returns false when the obligation is not in the state {@code from}: somebody was first, or it ran before. */
    boolean move(ObligationId id, ObligationState from, ObligationState to);

    /** Stores the report as the next round. {@code lateWorkingDays} counts for the first round only. */
    void submit(ObligationId id, int round, Report report, int lateWorkingDays);

    Optional<Report> report(ObligationId id, int round);

    /** The last round of an obligation that may not be there at all. */
    Optional<Report> lastReport(ObligationId id);

    /** The unit's obligations on the item that still wait for a report. */
    List<ObligationId> open(ItemId item, UnitId unit);

    void review(ObligationId id, int round, ReviewDecision decision, String userId, OffsetDateTime at);

    Optional<ReviewDecision> review(ObligationId id, int round);

    void countReturn(ObligationId id);

    /** Also forgets when the report was handed in. */
    void countWithdrawal(ObligationId id);

    void close(ObligationId id, OffsetDateTime at);

    void moveDue(ObligationId id, Deadline due);

    /** @throws org.everspring.kernel.InvalidInputException when a colleague has requested the same at the same time */
    void request(Extension extension, OffsetDateTime at);

    Optional<Extension> lastExtension(ObligationId id);

    /** The last request of each of these obligations that has one. */
    Map<ObligationId, Extension> lastExtensions(Collection<ObligationId> ids);

    /** The last one with that answer, which is not the last one when the unit has asked again at once. */
    Optional<Extension> lastExtension(ObligationId id, Extension.State state);

    void decide(Extension extension, String userId, OffsetDateTime at);

    /** @throws org.everspring.kernel.InvalidInputException when a colleague has urged at the same time */
    void urge(Urge urge);

    Optional<Urge> lastUrge(ObligationId id);

    /** The last urge of each of these obligations that has one. */
    Map<ObligationId, Urge> lastUrges(Collection<ObligationId> ids);

    Optional<Urge> lastAnsweredUrge(ObligationId id);

    void answer(Urge urge, String answer, String userId, OffsetDateTime at);
}
