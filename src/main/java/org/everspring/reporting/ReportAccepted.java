package org.everspring.reporting;

import java.util.List;
import org.everspring.matter.ObligationId;

/**
 * A lead unit has accepted a report; published in the transaction that records it.
 *
 * @param problems that the report names, in the unit's order; may be empty
 */
public record ReportAccepted(ObligationId obligation, List<ReportedProblem> problems) {

    public ReportAccepted {
        problems = List.copyOf(problems);
    }
}
