package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/** All obligations, and the reports handed in for them. */
public interface Obligations {

    Optional<Obligation> find(ObligationId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Obligation get(ObligationId id);

    default void add(Obligation opened) {
        add(List.of(opened));
    }

    void add(List<Obligation> opened);

    /** @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime */
    void save(Obligation obligation);

    /** Keeps what the unit has handed in, as the obligation's present round. */
    void add(Obligation obligation, Report report);

    /** Keeps what the lead has decided of the obligation's present round. */
    void review(Obligation obligation, String userId, OffsetDateTime at);

    Optional<Report> report(ObligationId id, int round);

    /** What the report of that round names, in the unit's order. */
    List<ReportedProblem> problems(ObligationId id, int round);

    /** The last round of an obligation that may not be there at all. */
    Optional<Report> lastReport(ObligationId id);
}
