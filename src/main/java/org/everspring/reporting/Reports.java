package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/**
 * All reports, by the rounds of their obligations. One that is filled in but not handed in is a round that the obligation
 * has not come to.
 */
public interface Reports {

    /**
     * Keeps what the unit has filled in as the round that comes next, in place of what it had filled in for that before.
     *
     * @throws org.everspring.kernel.AlreadyDoneException when somebody else is just doing the same
     */
    void fill(Obligation obligation, Report report);

    /** What was filled in is handed in, as the obligation's present round. */
    void handIn(Obligation obligation, String userId, OffsetDateTime at);

    /** Keeps what the lead has decided of the obligation's present round. */
    void review(Obligation obligation, String userId, OffsetDateTime at);

    Optional<Report> find(ObligationId id, int round);

    /** What the report of that round names, in the unit's order. */
    List<ReportedProblem> problems(ObligationId id, int round);

    /** The last one that was handed in, for an obligation that may not be there at all. */
    Optional<Report> last(ObligationId id);

    /** What the unit has written last, handed in or not. */
    Optional<Report> lastFilled(ObligationId id);
}
