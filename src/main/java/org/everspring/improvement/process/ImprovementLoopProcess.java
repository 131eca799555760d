package org.everspring.improvement.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Names that processes/improvement-loop.bpmn, its forms and the code agree on. */
@Component
final class ImprovementLoopProcess extends ProcessContract {

    static final String KEY = "improvementLoop";

    static final MatterKey<ProblemId> PROBLEM_ID = matterKey(ProblemId::parse);

    static final ProcessVariable<String> SOURCE = text("problemSource");
    static final ProcessVariable<ItemId> ITEM_ID = variable("itemId", ItemId::of);
    static final ProcessVariable<String> TITLE = text("problemTitle");
    static final ProcessVariable<String> DESCRIPTION = text("problemDescription");
    static final String CONCERNED_UNIT_IDS = "concernedUnitIds";
    static final ProcessVariable<String> REOPENS_ID = text("reopensId");

    static final ProcessVariable<String> TRIAGE_DECISION = text("triageDecision");
    static final ProcessVariable<ItemId> TRIAGE_ITEM_ID = variable("triageItemId", ItemId::of);
    static final ProcessVariable<UnitId> ASSIGNED_UNIT_ID = variable("assignedUnitId", UnitId::of);
    static final String ASSISTING_UNIT_IDS = "assistingUnitIds";
    static final String ASSISTING_TEXT = "assistingText";
    static final ProcessVariable<LocalDate> ASSIGNED_DUE_ON = variable("assignedDueOn", LocalDate::parse);
    static final ProcessVariable<String> ASSIGNMENT_NOTE = text("assignmentNote");
    static final ProcessVariable<String> REJECT_REASON = text("rejectReason");
    static final ProcessVariable<String> MERGE_INTO_ID = text("mergeIntoId");
    static final String SIMILAR_PROBLEMS = "similarProblems";

    static final ProcessVariable<String> BENCHMARK_AGAINST = text("benchmarkAgainst");
    static final ProcessVariable<String> INDICATOR = text("indicator");
    static final ProcessVariable<BigDecimal> THEIR_VALUE = variable("theirValue", BigDecimal::new);
    static final ProcessVariable<BigDecimal> OUR_VALUE = variable("ourValue", BigDecimal::new);
    static final ProcessVariable<String> VALUE_UNIT = text("valueUnit");
    static final ProcessVariable<String> BETTER_DIRECTION = text("betterDirection");
    static final ProcessVariable<String> CAUSE = text("cause");
    static final String MEASURES = "measures";
    static final String BENCHMARK_TEXT = "benchmarkText";

    static final String MEASURE_PROGRESS = "measureProgress";
    static final ProcessVariable<String> IMPROVEMENT_PROGRESS = text("improvementProgress");
    static final ProcessVariable<String> IMPROVEMENT_OUTCOME = text("improvementOutcome");
    static final ProcessVariable<BigDecimal> REACHED_VALUE = variable("reachedValue", BigDecimal::new);
    static final String PROGRESS_HISTORY = "progressHistory";

    static final ProcessVariable<String> VERIFICATION_DECISION = text("verificationDecision");
    static final ProcessVariable<String> VERIFICATION_OPINION = text("verificationOpinion");
    static final ProcessVariable<LocalDate> RETURN_DUE_ON = variable("returnDueOn", LocalDate::parse);
    static final String VERIFICATION_FAILURES = "verificationFailures";
    static final String VERIFICATION_HISTORY = "verificationHistory";
    static final String OFFICE_SETTLES = "officeSettles";

    static final ProcessVariable<String> SETTLEMENT_DECISION = text("settlementDecision");
    static final ProcessVariable<String> SETTLEMENT_OPINION = text("settlementOpinion");

    static final ProcessVariable<String> LESSONS = text("lessons");
    static final ProcessVariable<String> WORTH_PROMOTING = text("worthPromoting");

    static final String ACCEPT = "accept";
    static final String TRANSFER = "transfer";
    static final String REJECT = "reject";
    static final String MERGE = "merge";
    static final String FINISH = "finish";
    static final String PASS = "pass";
    static final String REASSIGN = "reassign";
    static final String CLOSE = "close";
    static final String YES = "yes";
    static final String NO = "no";

    /** For forms and expressions of owners; the code reads {@link #PROBLEM_ID}. */
    static final String PROBLEM_NUMBER = "problemId";

    /** What lists of tasks show. */
    static final String MATTER = "matter";

    static final String SOURCE_TEXT = "sourceText";
    static final String ITEM_TITLE = "itemTitle";
    static final String REPORTED_BY_NAME = "reportedByName";
    static final String CONCERNED_TEXT = "concernedText";
    static final String TRIAGE_UNIT_ID = "triageUnitId";
    static final String OFFICE_ID = "officeId";
    static final String UNIT_ID = "unitId";
    static final String UNIT_NAME = "unitName";
    static final String LEAD_UNIT_ID = "leadUnitId";
    static final String LEAD_UNIT_NAME = "leadUnitName";

    /** Of the improvement: what a return has left the unit; for a date that people have set see {@link Term#set}. */
    static final Term IMPROVEMENT =
            new Term(Duty.IMPROVEMENT, Set.of("dueAt"), "dueAt", "dueText", null, "reminderCycle", "overdueCycle");

    /** Of the step that waits, where it is another one than the improvement. */
    static Term step(Duty duty) {
        return Term.escalating(duty, "stepDueAt", "stepDueText", "stepOverdueCycle");
    }

    /** Of one round, where a version's task has no answers of its own. */
    static final List<String> IMPROVEMENT_ANSWERS = names(IMPROVEMENT_PROGRESS, IMPROVEMENT_OUTCOME, REACHED_VALUE);

    private static List<String> names(ProcessVariable<?>... variables) {
        return List.of(variables).stream().map(ProcessVariable::name).toList();
    }

    ImprovementLoopProcess() {
        super(KEY);
        sets(IMPROVEMENT.variables());
        sets(step(Duty.TRIAGE).variables());
        sets(TITLE, DESCRIPTION, REOPENS_ID);
        sets(ITEM_ID);
        sets(PROBLEM_NUMBER, MATTER, SOURCE_TEXT, ITEM_TITLE, REPORTED_BY_NAME, CONCERNED_TEXT, SIMILAR_PROBLEMS);
        sets(TRIAGE_UNIT_ID, OFFICE_ID, UNIT_ID, UNIT_NAME, LEAD_UNIT_ID, LEAD_UNIT_NAME);
        sets(BENCHMARK_TEXT, MEASURE_PROGRESS, PROGRESS_HISTORY, ASSISTING_TEXT);
        sets(VERIFICATION_FAILURES, VERIFICATION_HISTORY, OFFICE_SETTLES);
    }
}
