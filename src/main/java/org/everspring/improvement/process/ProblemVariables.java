package org.everspring.improvement.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.Assignment;
import org.everspring.improvement.ImprovementDeadlines;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The variables that the diagram and its forms read, as the problem stands, the same whoever has moved it. */
@Component
class ProblemVariables {

    private final ProblemQueries problems;
    private final ImprovementDeadlines terms;
    private final Plan plan;

    ProblemVariables(ProblemQueries problems, ImprovementDeadlines terms, Plan plan) {
        this.problems = problems;
        this.terms = terms;
        this.plan = plan;
    }

    Map<String, Object> of(ProblemId id) {
        return of(problems.get(id));
    }

    Map<String, Object> of(ProblemSnapshot problem) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ImprovementLoopProcess.PROBLEM_NUMBER, problem.id().toString());
        variables.put(ImprovementLoopProcess.TITLE.name(), problem.title());
        variables.put(ImprovementLoopProcess.MATTER, problem.title());
        variables.put(
                ImprovementLoopProcess.DESCRIPTION.name(), problem.discovery().description());
        variables.put(
                ImprovementLoopProcess.SOURCE_TEXT, problem.discovery().source().label());
        variables.put(ImprovementLoopProcess.ITEM_ID.name(), text(problem.item()));
        variables.put(ImprovementLoopProcess.ITEM_TITLE, problem.item() == null ? "尚未归口" : title(problem.item()));
        variables.put(
                ImprovementLoopProcess.REPORTED_BY_NAME, problem.discovery().name());
        variables.put(
                ImprovementLoopProcess.CONCERNED_TEXT,
                problems.concerned(problem.id()).stream().map(this::name).collect(Collectors.joining("、")));
        variables.put(
                ImprovementLoopProcess.REOPENS_ID.name(),
                text(problem.discovery().reopens()));
        variables.put(
                ImprovementLoopProcess.TRIAGE_UNIT_ID, problem.triageUnit().value());
        variables.put(ImprovementLoopProcess.OFFICE_ID, plan.office().id().value());
        variables.put(ImprovementLoopProcess.VERIFICATION_FAILURES, problem.verificationFailures());
        Assignment assignment = problem.assignment();
        if (assignment != null) {
            variables.put(ImprovementLoopProcess.UNIT_ID, assignment.unit().value());
            variables.put(ImprovementLoopProcess.UNIT_NAME, name(assignment.unit()));
            variables.put(
                    ImprovementLoopProcess.LEAD_UNIT_ID, assignment.leadUnit().value());
            variables.put(ImprovementLoopProcess.LEAD_UNIT_NAME, name(assignment.leadUnit()));
            variables.putAll(ImprovementLoopProcess.IMPROVEMENT.values(terms.ofImprovement(assignment.due())));
        }
        Deadline due = problem.stepDue();
        if (due != null) {
            problem.stepDuty()
                    .ifPresent(duty ->
                            variables.putAll(ImprovementLoopProcess.step(duty).values(terms.ofStep(duty, due))));
        }
        return variables;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private String title(ItemId item) {
        return item + " " + plan.item(item).title();
    }

    private String name(UnitId unit) {
        return plan.unit(unit).name();
    }

    /** Earlier answers must not stand in the next form that asks the same. */
    static Map<String, Object> none(List<String> names) {
        Map<String, Object> nothing = new LinkedHashMap<>();
        names.forEach(name -> nothing.put(name, null));
        return nothing;
    }
}
