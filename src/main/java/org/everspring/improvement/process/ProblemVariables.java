package org.everspring.improvement.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ImprovementDeadlines;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemTriage;
import org.everspring.matter.ProblemId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The variables that the diagram and its forms read, as the problem stands, the same whoever has moved it. */
@Component
class ProblemVariables {

    private final ProblemQueries problems;
    private final ImprovementDeadlines terms;
    private final ProblemTriage triage;
    private final Plan plan;

    ProblemVariables(ProblemQueries problems, ImprovementDeadlines terms, ProblemTriage triage, Plan plan) {
        this.problems = problems;
        this.terms = terms;
        this.triage = triage;
        this.plan = plan;
    }

    Map<String, Object> of(ProblemId id) {
        return of(problems.get(id));
    }

    Map<String, Object> of(ProblemSnapshot problem) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("problemId", problem.id().toString());
        variables.put(ImprovementLoopProcess.TITLE.name(), problem.title());
        variables.put("matter", problem.title());
        variables.put(
                ImprovementLoopProcess.DESCRIPTION.name(), problem.discovery().description());
        variables.put("sourceText", problem.discovery().source().label());
        variables.put(ImprovementLoopProcess.ITEM_ID.name(), text(problem.item()));
        variables.put("itemTitle", problem.item() == null ? "尚未归口" : title(problem.item()));
        variables.put("reportedByName", problem.discovery().name());
        variables.put(
                "concernedText",
                problems.concerned(problem.id()).stream().map(this::name).collect(Collectors.joining("、")));
        variables.put(
                ImprovementLoopProcess.REOPENS_ID.name(),
                text(problem.discovery().reopens()));
        variables.put("triageUnitId", problem.triageUnit().value());
        variables.put("officeId", plan.office().id().value());
        variables.put(ImprovementLoopProcess.VERIFICATION_FAILURES, problem.verificationFailures());
        if (problem.unit() != null) {
            variables.put("unitId", problem.unit().value());
            variables.put("unitName", name(problem.unit()));
            variables.put("leadUnitId", problem.leadUnit().value());
            variables.put("leadUnitName", name(problem.leadUnit()));
            variables.putAll(due(problem.due()));
        }
        if (problem.stepDue() != null) {
            variables.put("stepDueAt", problem.stepDue().iso());
            variables.put("stepDueText", terms.textOf(problem.stepDue()));
            terms.stepEscalations(problem).ifPresent(cycle -> variables.put("stepOverdueCycle", cycle));
        }
        return variables;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private Map<String, Object> due(Deadline due) {
        Cycles cycles = terms.cyclesOf(due);
        return Map.of(
                "dueAt", due.iso(),
                "dueText", due.text(),
                "reminderCycle", cycles.reminders(),
                "overdueCycle", cycles.escalations());
    }

    private String title(ItemId item) {
        return item + " " + plan.item(item).title();
    }

    private String name(UnitId unit) {
        return plan.unit(unit).name();
    }

    /** What the triage form offers beside the problem itself. */
    Map<String, Object> forTriage(ProblemId id) {
        ProblemSnapshot problem = problems.get(id);
        List<Map<String, Object>> options = new ArrayList<>();
        for (ProblemSnapshot other : triage.similar(id)) {
            options.add(Map.of(
                    "value",
                    other.id().toString(),
                    "label",
                    other.id() + " " + other.title() + "（" + other.state().label() + "）"));
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ImprovementLoopProcess.SIMILAR_PROBLEMS, JsonVariable.of(options));
        variables.put(ImprovementLoopProcess.TRIAGE_ITEM_ID.name(), text(problem.item()));
        return variables;
    }

    /** The unit goes on: what it has said is in the history, and it says something new. */
    Map<String, Object> forNextProgress() {
        return none(ImprovementLoopProcess.IMPROVEMENT_ANSWERS);
    }

    /** The lead and the office judge anew. */
    Map<String, Object> forVerification() {
        return none(ImprovementLoopProcess.VERIFICATION_ANSWERS);
    }

    Map<String, Object> forSettlement() {
        return none(ImprovementLoopProcess.SETTLEMENT_ANSWERS);
    }

    /** A new attempt begins, with the office's opinion as its order. */
    Map<String, Object> forReassignment(ProblemId id) {
        Map<String, Object> variables = none(ImprovementLoopProcess.IMPROVEMENT_ANSWERS);
        variables.putAll(none(ImprovementLoopProcess.SETTLEMENT_ANSWERS));
        variables.putAll(none(ImprovementLoopProcess.VERIFICATION_ANSWERS));
        variables.put(
                ImprovementLoopProcess.ASSIGNMENT_NOTE.name(),
                problems.lastDecision(id, Choice.REASSIGN)
                        .map(ProblemDecision::reason)
                        .orElse(null));
        return variables;
    }

    /** Whether the unit that has the problem now is another than the one that has compared and planned last. */
    boolean isWithAnotherUnit(ProblemId id) {
        UnitId unit = problems.get(id).unit();
        return problems.lastAttempt(id)
                .filter(attempt -> attempt.unit().equals(unit))
                .isEmpty();
    }

    /** What one unit has found is not the next one's. */
    Map<String, Object> forAnotherUnit() {
        return none(ImprovementLoopProcess.BENCHMARK_ANSWERS);
    }

    /** Earlier answers must not stand in the next form that asks the same. */
    static Map<String, Object> none(List<String> names) {
        Map<String, Object> nothing = new LinkedHashMap<>();
        names.forEach(name -> nothing.put(name, null));
        return nothing;
    }
}
