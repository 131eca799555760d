package org.everspring.intake;

import java.util.List;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.Problems.Origin;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ReportAccepted;
import org.everspring.reporting.ReportedProblem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a unit has named in its report, from when the lead accepts it. */
@Component
class ProblemsOfReports {

    private final ProblemIntake intake;
    private final ProblemQueries problems;
    private final Plan plan;

    ProblemsOfReports(ProblemIntake intake, ProblemQueries problems, Plan plan) {
        this.intake = intake;
        this.problems = problems;
        this.plan = plan;
    }

    /** In the transaction that accepts the report: each of its problems once, also when that runs again. */
    @EventListener
    void on(ReportAccepted event) {
        UnitId unit = event.obligation().unit();
        for (int i = 0; i < event.problems().size(); i++) {
            ReportedProblem reported = event.problems().get(i);
            ProblemReport report = new ProblemReport(
                    ProblemSource.SELF_CHECK,
                    event.obligation().item(),
                    reported.title(),
                    reported.detail(),
                    List.of());
            Origin origin = Origin.of(Origin.REPORT, event.obligation() + ":" + (i + 1), report);
            if (problems.ofOrigin(origin.system(), origin.key()).isEmpty()) {
                intake.take(report, origin, unit, plan.unit(unit).name());
            }
        }
    }
}
