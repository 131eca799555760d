package org.everspring.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.core.io.ClassPathResource;

/** Problems as the tables hold them, without their processes: 盘龙区 reports, 市发展改革委 leads, 五华区 improves. */
public final class ProblemLife {

    public static final UnitId REPORTER = UnitId.of("panlongqu");
    public static final UnitId LEAD = UnitId.of("fagaiwei");
    public static final UnitId RESPONSIBLE = UnitId.of("wuhuaqu");

    public static final OffsetDateTime REPORTED = OffsetDateTime.parse("2026-11-20T09:30:00+08:00");
    public static final LocalDate DUE = LocalDate.parse("2026-12-10");

    static final Plan PLAN = Plan.read(new ClassPathResource("plan/small.yaml"));
    static final Actor SOMEBODY = new Actor("wuhuaqu.liaison", "五华区联络员");
    static final Deadline STEP_DUE = new Deadline(LocalDate.parse("2026-12-03"));

    static final ImprovementAttempt PLANNED = new ImprovementAttempt(
            1,
            RESPONSIBLE,
            new Benchmark("北京市", "提交材料", BigDecimal.ONE, BigDecimal.TEN, "份", Benchmark.Direction.LOWER, "流程没有理顺"),
            List.of());
    static final ProgressEntry PROGRESS =
            new ProgressEntry(1, DUE.atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime(), SOMEBODY, "已经打通", null);

    private final Problems problems;

    public ProblemLife(Problems problems) {
        this.problems = problems;
    }

    /** Waits for the triage. The number also sets the time, so that a higher one is newer. */
    public ProblemId reported(int number, String title) {
        return reported(number, title, ItemId.of("1.1"), null, List.of());
    }

    public ProblemId reported(int number, String title, ItemId item, ProblemId reopens, List<UnitId> concerned) {
        return reported(number, title, item, reopens, concerned, null);
    }

    public ProblemId reported(
            int number, String title, ItemId item, ProblemId reopens, List<UnitId> concerned, Problems.Origin origin) {
        ProblemId id = ProblemId.parse("IMP-2026-%04d".formatted(number));
        problems.add(problem(id, title, item, reopens), concerned, origin);
        return id;
    }

    static Problem problem(ProblemId id, String title, ItemId item, ProblemId reopens) {
        return Problem.reported(
                id,
                new Discovery(
                        ProblemSource.ENTERPRISE,
                        title,
                        "企业反映开办手续须往返三次，材料重复提交。",
                        REPORTER,
                        "panlongqu.liaison",
                        "盘龙区联络员",
                        REPORTED.plusMinutes(Integer.parseInt(id.value().substring(9))),
                        reopens),
                item,
                LEAD,
                STEP_DUE);
    }

    public ProblemId improving(int number, String title) {
        ProblemId id = reported(number, title);
        assign(id, ItemId.of("1.1"), RESPONSIBLE, DUE);
        decide(id, Choice.BENCHMARK, null);
        carryOut(id, (problem, at) -> problem.startImprovement(PLANNED, at));
        return id;
    }

    public void assign(ProblemId id, ItemId item, UnitId unit, LocalDate dueOn) {
        change(id, problem -> problem.decideToAccept(item, unit, List.of(), dueOn, "请整改。", SOMEBODY, REPORTED));
        carryOut(id, (problem, at) -> problem.assign(PLAN, due -> due, at));
    }

    /** Accepted, and then assigned to the unit with those who assist it. */
    public void accept(ProblemId id, UnitId unit, List<UnitId> assisting) {
        change(id, problem -> problem.decideToAccept(null, unit, assisting, DUE, null, SOMEBODY, REPORTED));
    }

    public void assignAccepted(ProblemId id) {
        carryOut(id, (problem, at) -> problem.assign(PLAN, due -> due, at));
    }

    /** From the improvement: the lead has said so, and nothing has followed from it yet. */
    public void verified(ProblemId id, boolean passed) {
        decide(id, Choice.FINISH, null);
        carryOut(id, (problem, at) -> problem.requestVerification(PROGRESS, STEP_DUE, at));
        decide(id, passed ? Choice.PASS : Choice.FAIL, passed ? "材料已经减少。" : "材料没有减少。");
    }

    /** From the improvement: it fails the verification, and the office gives it to that unit. */
    public void reassign(ProblemId id, UnitId unit) {
        verified(id, false);
        FailedImprovement toTheOffice = new FailedImprovement(1, PLAN.office().id(), STEP_DUE, due -> due);
        carryOut(id, (problem, at) -> problem.failVerification(toTheOffice, at));
        change(
                id,
                problem -> problem.decide(ProblemDecision.of(Choice.REASSIGN, "改由其他单位整改。", SOMEBODY, REPORTED)
                        .about(null, unit, DUE)));
        carryOut(id, (problem, at) -> problem.reassign(PLAN, due -> due, at));
    }

    public ProblemId closed(int number, String title) {
        ProblemId id = improving(number, title);
        verified(id, true);
        carryOut(id, (problem, at) -> problem.passVerification(STEP_DUE, at));
        change(id, problem -> problem.summarise("已建立一次办结机制。", false, SOMEBODY, REPORTED.plusDays(9)));
        carryOut(id, Problem::close);
        return id;
    }

    public ProblemId rejected(int number, String title) {
        ProblemId id = reported(number, title);
        reject(id);
        return id;
    }

    public void reject(ProblemId id) {
        decide(id, Choice.REJECT, "不属于营商环境事项，已转信访渠道。");
        carryOut(id, Problem::reject);
    }

    public void merge(ProblemId id, ProblemId into) {
        Problem other = problems.get(into);
        change(id, problem -> problem.decideToMerge(other.now(), SOMEBODY, REPORTED));
        carryOut(id, Problem::merge);
    }

    void decide(ProblemId id, Choice choice, String reason) {
        change(id, problem -> problem.decide(ProblemDecision.of(choice, reason, SOMEBODY, REPORTED)));
    }

    void carryOut(ProblemId id, BiFunction<Problem, OffsetDateTime, List<ProblemEvent>> step) {
        change(id, problem -> step.apply(problem, REPORTED.plusDays(9)));
    }

    private void change(ProblemId id, Consumer<Problem> change) {
        Problem problem = problems.get(id);
        change.accept(problem);
        problems.save(problem);
    }
}
