package org.everspring.improvement.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ImprovementDeadlines;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.Problems;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a problem waits: the step's is counted; the improvement's is set by people, but for a return's. */
@Component
class ProblemDeadlines implements RunningTerms {

    private static final String DUE = "dueAt";
    private static final String STEP_DUE = "stepDueAt";

    private final Problems problems;
    private final ImprovementDeadlines terms;

    ProblemDeadlines(Problems problems, ImprovementDeadlines terms) {
        this.problems = problems;
        this.terms = terms;
    }

    @Override
    public String processKey() {
        return ImprovementLoopProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        Problem problem = problems.find(ProblemId.parse(businessKey)).orElse(null);
        List<Term> found = new ArrayList<>();
        if (problem == null) {
            return found;
        }
        if (problem.due() != null) {
            found.add(new Term(
                    Duty.IMPROVEMENT,
                    isTermOfReturn(problem, before) ? Set.of(DUE) : Set.of(),
                    DUE,
                    "dueText",
                    null,
                    "reminderCycle",
                    "overdueCycle"));
        }
        if (problem.stepDue() != null) {
            // A benchmark is never due later than the improvement, whose date then holds.
            boolean counted = !problem.stepDue().equals(problem.due());
            ImprovementDeadlines.stepDuty(problem.state())
                    .ifPresent(duty -> found.add(new Term(
                            duty,
                            counted ? Set.of(STEP_DUE) : Set.of(),
                            STEP_DUE,
                            "stepDueText",
                            null,
                            null,
                            "stepOverdueCycle")));
        }
        return found;
    }

    private boolean isTermOfReturn(Problem problem, WorkCalendar before) {
        return problems.lastDecision(problem.id(), ProblemDecision.Choice.FAIL)
                .filter(decision -> decision.dueOn() == null)
                .filter(decision -> terms.isTermOfReturn(
                        problem.due(),
                        decision.at().atZoneSameInstant(WorkCalendar.ZONE).toLocalDate(),
                        before))
                .isPresent();
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        ProblemId id = ProblemId.parse(businessKey);
        if (dates.containsKey(DUE)) {
            problems.moveDue(id, dates.get(DUE));
        }
        if (dates.containsKey(STEP_DUE)) {
            problems.moveStepDue(id, dates.get(STEP_DUE));
        }
    }
}
