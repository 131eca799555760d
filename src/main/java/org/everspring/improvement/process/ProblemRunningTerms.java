package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ImprovementDeadlines;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.Problems;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a problem waits: the step's is counted; the improvement's is set by people, but for a return's. */
@Component
class ProblemRunningTerms implements RunningTerms {

    private final Problems problems;
    private final ProblemQueries queries;
    private final ImprovementDeadlines terms;

    ProblemRunningTerms(Problems problems, ProblemQueries queries, ImprovementDeadlines terms) {
        this.problems = problems;
        this.queries = queries;
        this.terms = terms;
    }

    @Override
    public String processKey() {
        return ImprovementLoopProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        ProblemSnapshot problem = queries.find(ProblemId.parse(businessKey)).orElse(null);
        List<Term> found = new ArrayList<>();
        if (problem == null) {
            return found;
        }
        Deadline due = problem.due();
        if (due != null) {
            found.add(isTermOfReturn(problem, due, before) ? IMPROVEMENT : IMPROVEMENT.set());
        }
        // A benchmark is never due later than the improvement, whose date then holds.
        boolean counted = problem.stepDue() != null && !problem.stepDue().equals(due);
        problem.stepDuty().map(ImprovementLoopProcess::step).ifPresent(step -> found.add(counted ? step : step.set()));
        return found;
    }

    private boolean isTermOfReturn(ProblemSnapshot problem, Deadline due, WorkCalendar before) {
        return queries.lastDecision(problem.id(), Choice.FAIL)
                .filter(decision -> decision.dueOn() == null)
                .filter(decision -> terms.isTermOfReturn(due, WorkCalendar.dayOf(decision.at()), before))
                .isPresent();
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Problem problem = problems.get(ProblemId.parse(businessKey));
        problem.reschedule(
                dates.get(IMPROVEMENT.due()),
                dates.get(ImprovementLoopProcess.step(Duty.TRIAGE).due()));
        problems.save(problem);
    }
}
