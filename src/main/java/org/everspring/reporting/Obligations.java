package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** All obligations with their reports, extensions and urges. */
public interface Obligations {

    void add(Obligation obligation);

    /** @throws org.everspring.InvalidInputException when there is none */
    Obligation get(ObligationId id);

    List<Obligation> ofSummary(SummaryId id);

    List<Obligation> ofQuarter(Quarter quarter);

    /** The unit's obligations of a quarter, and those on items it leads, in the plan's order. */
    List<Obligation> concerning(UnitId unit, Quarter quarter);

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

    void request(Extension extension, OffsetDateTime at);

    Optional<Extension> lastExtension(ObligationId id);

    void decide(Extension extension, String userId, OffsetDateTime at);

    void urge(Urge urge);

    Optional<Urge> lastUrge(ObligationId id);

    void answer(Urge urge, String answer, String userId, OffsetDateTime at);
}
