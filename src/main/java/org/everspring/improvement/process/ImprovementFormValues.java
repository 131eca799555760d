package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_UNIT_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNMENT_NOTE;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSISTING_TEXT;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSISTING_UNIT_IDS;
import static org.everspring.improvement.process.ImprovementLoopProcess.BENCHMARK_AGAINST;
import static org.everspring.improvement.process.ImprovementLoopProcess.BENCHMARK_TEXT;
import static org.everspring.improvement.process.ImprovementLoopProcess.BETTER_DIRECTION;
import static org.everspring.improvement.process.ImprovementLoopProcess.CAUSE;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.INDICATOR;
import static org.everspring.improvement.process.ImprovementLoopProcess.MEASURES;
import static org.everspring.improvement.process.ImprovementLoopProcess.MEASURE_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.MERGE_INTO_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.OUR_VALUE;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROGRESS_HISTORY;
import static org.everspring.improvement.process.ImprovementLoopProcess.REACHED_VALUE;
import static org.everspring.improvement.process.ImprovementLoopProcess.REJECT_REASON;
import static org.everspring.improvement.process.ImprovementLoopProcess.RETURN_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.SETTLEMENT_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.SETTLEMENT_OPINION;
import static org.everspring.improvement.process.ImprovementLoopProcess.THEIR_VALUE;
import static org.everspring.improvement.process.ImprovementLoopProcess.TRIAGE_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.TRIAGE_ITEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.VALUE_UNIT;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_HISTORY;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_OPINION;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.benchmarking.TrackedMeasure;
import org.everspring.calendar.DateText;
import org.everspring.engine.ProcessVariable;
import org.everspring.forms.FormValues;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of what has been found, planned, done and verified, and what was decided on the task before it was returned. */
@Configuration(proxyBeanMethods = false)
class ImprovementFormValues {

    /** More nobody reads in a form; the problem's page has all. */
    private static final int LONGEST_TEXT = 3900;

    private final ProblemQueries problems;
    private final Attempts attempts;
    private final EarlierAnswers earlier;
    private final Plan plan;

    ImprovementFormValues(ProblemQueries problems, Attempts attempts, EarlierAnswers earlier, Plan plan) {
        this.earlier = earlier;
        this.problems = problems;
        this.attempts = attempts;
        this.plan = plan;
    }

    @Bean
    FormValues improvementLoopValues() {
        return FormValues.of(ImprovementLoopProcess.KEY, task -> problems.get(PROBLEM_ID.from(task)))
                .with("triage-problem", this::ofTriage)
                .with("benchmark-problem", this::ofBenchmark)
                .with("improve-problem", this::ofImprovement)
                .with("verify-improvement", this::ofVerification)
                .with("settle-problem", this::ofSettlement)
                .with("summarise-experience", this::ofSummary);
    }

    private Map<String, Object> ofTriage(ProblemSnapshot problem) {
        Map<String, Object> values = ofAssignment(problem, TRIAGE_DECISION);
        values.putAll(earlier.ofTriage(problem));
        values.put(
                TRIAGE_ITEM_ID.name(),
                problem.pending()
                        .map(ProblemDecision::item)
                        .or(() -> Optional.ofNullable(problem.item()))
                        .map(ItemId::value)
                        .orElse(null));
        values.put(ASSIGNMENT_NOTE.name(), reason(problem, Choice.ACCEPT));
        values.put(REJECT_REASON.name(), reason(problem, Choice.REJECT));
        values.put(MERGE_INTO_ID.name(), decided(problem, ProblemDecision::mergeInto));
        return values;
    }

    /** With what the unit has found and planned before; another unit begins anew. */
    private Map<String, Object> ofBenchmark(ProblemSnapshot problem) {
        Optional<ImprovementAttempt> own =
                attempts.last(problem.id()).filter(attempt -> attempt.unit().equals(problem.unit()));
        Benchmark found = own.map(ImprovementAttempt::benchmark).orElse(null);
        Map<String, Object> values = new HashMap<>();
        values.put(ASSISTING_TEXT, assisting(problem));
        values.put(BENCHMARK_AGAINST.name(), found == null ? null : found.against());
        values.put(INDICATOR.name(), found == null ? null : found.indicator());
        values.put(THEIR_VALUE.name(), found == null ? null : found.theirs().doubleValue());
        values.put(OUR_VALUE.name(), found == null ? null : found.ours().doubleValue());
        values.put(VALUE_UNIT.name(), found == null ? null : found.unit());
        values.put(
                BETTER_DIRECTION.name(),
                found == null ? null : found.direction().code());
        values.put(CAUSE.name(), found == null ? null : found.cause());
        // Never null: Tasklist would send the list as a value of the type Null. The first row waits to be filled.
        values.put(
                MEASURES,
                own.map(attempt -> attempt.measures().stream()
                                .map(tracked -> tracked.measure().row())
                                .toList())
                        .orElse(List.of(Map.of())));
        values.put(
                ASSIGNMENT_NOTE.name(),
                reason(problems.lastDecision(problem.id(), Choice.REASSIGN)
                        .or(() -> problems.lastDecision(problem.id(), Choice.ACCEPT))));
        return values;
    }

    private Map<String, Object> ofImprovement(ProblemSnapshot problem) {
        int assigned = problems.lastDecision(problem.id(), Choice.REASSIGN)
                .map(ProblemDecision::number)
                .orElse(0);
        Map<String, Object> values = planned(problem);
        values.putAll(earlier.ofImprovement(problem));
        attempts.last(problem.id()).map(ImprovementAttempt::benchmark).ifPresent(found -> {
            values.put(THEIR_VALUE.name(), found.theirs().doubleValue());
            values.put(OUR_VALUE.name(), found.ours().doubleValue());
            values.put(VALUE_UNIT.name(), found.unit());
            values.put(BETTER_DIRECTION.name(), found.direction().code());
        });
        // Again when it comes back from the verification.
        values.put(
                REACHED_VALUE.name(),
                attempts.last(problem.id())
                        .map(ImprovementAttempt::reached)
                        .map(BigDecimal::doubleValue)
                        .orElse(null));
        values.put(PROGRESS_HISTORY, progress(problem.id()));
        values.put(
                VERIFICATION_OPINION.name(),
                reason(problems.lastDecision(problem.id(), Choice.FAIL).filter(failed -> failed.number() > assigned)));
        return values;
    }

    private Map<String, Object> ofVerification(ProblemSnapshot problem) {
        Map<String, Object> values = planned(problem);
        values.put(IMPROVEMENT_PROGRESS.name(), earlier.progress(problem));
        values.put(VERIFICATION_DECISION.name(), code(problem));
        values.put(VERIFICATION_OPINION.name(), decided(problem, ProblemDecision::reason));
        values.put(RETURN_DUE_ON.name(), decided(problem, ProblemDecision::dueOn));
        return values;
    }

    private Map<String, Object> ofSettlement(ProblemSnapshot problem) {
        Map<String, Object> values = planned(problem);
        values.putAll(ofAssignment(problem, SETTLEMENT_DECISION));
        values.put(IMPROVEMENT_PROGRESS.name(), earlier.progress(problem));
        values.put(VERIFICATION_HISTORY, verifications(problem.id()));
        values.put(SETTLEMENT_OPINION.name(), decided(problem, ProblemDecision::reason));
        return values;
    }

    private Map<String, Object> ofSummary(ProblemSnapshot problem) {
        Map<String, Object> values = planned(problem);
        values.putAll(earlier.ofSummary(problem));
        values.put(VERIFICATION_OPINION.name(), reason(problems.lastDecision(problem.id(), Choice.PASS)));
        return values;
    }

    /** What was decided on the task, and to whom the problem would go; nothing unless that was refused afterwards. */
    private static Map<String, Object> ofAssignment(ProblemSnapshot problem, ProcessVariable<String> decision) {
        Map<String, Object> values = new HashMap<>();
        values.put(decision.name(), code(problem));
        values.put(ASSIGNED_UNIT_ID.name(), decided(problem, ProblemDecision::unit));
        values.put(
                ASSISTING_UNIT_IDS,
                problem.pending().map(ProblemDecision::assisting).orElse(List.of()).stream()
                        .map(UnitId::value)
                        .toList());
        values.put(ASSIGNED_DUE_ON.name(), decided(problem, ProblemDecision::dueOn));
        return values;
    }

    private static @Nullable String code(ProblemSnapshot problem) {
        return problem.pending()
                .map(ProblemDecision::choice)
                .map(choice -> choice == Choice.LEAVE_UNRESOLVED
                        ? ImprovementLoopProcess.CLOSE
                        : choice.name().toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    private static @Nullable String reason(ProblemSnapshot problem, Choice choice) {
        return reason(problem.pending().filter(decided -> decided.choice() == choice));
    }

    private static @Nullable String reason(Optional<ProblemDecision> decision) {
        return decision.map(ProblemDecision::reason).orElse(null);
    }

    private static @Nullable String decided(ProblemSnapshot problem, Function<ProblemDecision, Object> part) {
        return problem.pending().map(part).map(Object::toString).orElse(null);
    }

    private Map<String, Object> planned(ProblemSnapshot problem) {
        Optional<ImprovementAttempt> attempt = attempts.last(problem.id());
        Map<String, Object> values = new HashMap<>();
        values.put(ASSISTING_TEXT, assisting(problem));
        values.put(
                BENCHMARK_TEXT,
                attempt.map(ImprovementAttempt::text).map(TypedText::fitting).orElse(null));
        values.put(
                MEASURE_PROGRESS,
                attempt.map(ImprovementAttempt::measures).orElse(List.of()).stream()
                        .map(ImprovementFormValues::row)
                        .toList());
        return values;
    }

    /** Their names; null where nobody assists. */
    private @Nullable String assisting(ProblemSnapshot problem) {
        return problem.assisting().isEmpty()
                ? null
                : problem.assisting().stream()
                        .map(unit -> plan.unit(unit).name())
                        .collect(Collectors.joining("、"));
    }

    private static Map<String, Object> row(TrackedMeasure tracked) {
        return Map.of(
                "title", tracked.measure().title(),
                "owner", tracked.measure().owner(),
                "dueOn", DateText.DAY.of(tracked.measure().dueOn()),
                "status", tracked.status().code(),
                "note", tracked.note() == null ? "" : tracked.note());
    }

    private @Nullable String progress(ProblemId id) {
        return newestFirst(problems.progress(id).stream()
                .map(entry ->
                        line(entry.at(), entry.by().name() + (entry.assisting() == null ? "" : "（协办）"), entry.text()))
                .toList());
    }

    private @Nullable String verifications(ProblemId id) {
        return newestFirst(problems.verifications(id).stream()
                .map(ImprovementFormValues::line)
                .toList());
    }

    private static String line(ProblemDecision verification) {
        boolean passed = verification.choice() == Choice.PASS;
        return line(verification.at(), verification.by().name(), (passed ? "通过：" : "未通过：") + verification.reason());
    }

    private static String line(OffsetDateTime at, String by, String text) {
        String line = DateText.MINUTE.of(at) + " " + by + "\n" + text;
        return line.length() < LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 3) + "……";
    }

    private static @Nullable String newestFirst(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = lines.size() - 1; i >= 0 && text.length() + lines.get(i).length() < LONGEST_TEXT; i--) {
            text.append(text.isEmpty() ? "" : "\n\n").append(lines.get(i));
        }
        return text.isEmpty() ? null : text.toString();
    }
}
