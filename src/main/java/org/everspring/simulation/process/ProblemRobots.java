package org.everspring.simulation.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.Benchmark;
import org.everspring.calendar.WorkCalendar;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Item;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Dice;
import org.everspring.simulation.SimulatedTexts.ProblemText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Problems are found, benchmarked, improved and verified; some fail, some are late, a good part is worth promoting. */
@Component
@Profile("year")
class ProblemRobots implements Robots {

    private static final String PROCESS = "improvementLoop";
    private static final List<String> RIVALS = List.of("上海市", "杭州市", "成都市", "深圳市", "广州市", "贵阳市");
    private static final List<String> SOURCES = List.of(
            "hotline", "hotline", "visit", "enterprise", "mailbox", "inspection", "evaluation", "media", "selfCheck");

    private final ProblemQueries problems;
    private final Attempts attempts;
    private final WorkCalendar calendar;

    ProblemRobots(ProblemQueries problems, Attempts attempts, WorkCalendar calendar) {
        this.problems = problems;
        this.attempts = attempts;
        this.calendar = calendar;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_triageProblem", (task, dice) -> triage(stage, task, dice),
                "userTask_benchmarkProblem",
                        (task, dice) -> stage.after(dice.between(2, 6), dice, () -> benchmark(stage, task, dice)),
                "userTask_improve", (task, dice) -> improve(stage, task, dice),
                "userTask_verifyImprovement", (task, dice) -> verify(stage, task, dice),
                "userTask_settleProblem",
                        (task, dice) -> stage.after(
                                dice.between(2, 5),
                                dice,
                                () -> Stage.form(
                                        "settlementDecision", "close", "settlementOpinion", "已经尽力整改，尚待上级系统改造，转入长期跟踪。")),
                "userTask_summariseExperience",
                        (task, dice) -> stage.after(dice.between(2, 6), dice, () -> summarise(stage, task, dice)));
    }

    @Override
    public Object subject(OpenTask task) {
        ProblemSnapshot problem = problem(task);
        return List.of(
                problem.title(), problem.discovery().unit(), problem.discovery().at());
    }

    /** Some each month, found by the units that work with the enterprises. */
    @Override
    public void begin(Stage stage) {
        for (LocalDate month = stage.today().withDayOfMonth(1);
                month.isBefore(stage.end());
                month = month.plusMonths(1)) {
            Dice number = stage.city().dice("found", month);
            for (int found = number.between(2, 5); found > 0; found--) {
                Dice dice = stage.city().dice("found", month, found);
                Item item = dice.among(stage.itemsWithUnits());
                UnitId unit = dice.among(item.responsibleUnits());
                stage.agenda()
                        .enter(
                                stage.agenda().on(month.plusDays(dice.between(2, 26)), dice),
                                () -> stage.staff()
                                        .start(stage.staff().handOf(unit), PROCESS, found(stage, item, unit, dice)));
            }
        }
    }

    private static Map<String, Object> found(Stage stage, Item item, UnitId unit, Dice dice) {
        ProblemText problem = stage.texts().problem(item, unit, dice);
        return Stage.form(
                "problemSource",
                dice.among(SOURCES),
                "itemId",
                item.id().value(),
                "problemTitle",
                problem.title(),
                "problemDescription",
                problem.detail());
    }

    private Move triage(Stage stage, OpenTask task, Dice dice) {
        ProblemSnapshot problem = problem(task);
        return stage.after(dice.between(1, 4), dice, () -> {
            if (dice.chance(0.06)) {
                return Stage.form("triageDecision", "reject", "rejectReason", "该事项不属于本方案范围，已告知反映渠道。");
            }
            Item item = problem.item() == null
                    ? dice.among(stage.itemsWithUnits())
                    : stage.plan().item(Objects.requireNonNull(problem.item(), "solved"));
            List<UnitId> units = item.responsibleUnits().isEmpty() ? item.leads() : item.responsibleUnits();
            UnitId unit = units.contains(problem.discovery().unit()) && dice.chance(0.5)
                    ? problem.discovery().unit()
                    : dice.among(units);
            Map<String, Object> form = Stage.form(
                    "triageDecision",
                    "accept",
                    "triageItemId",
                    item.id().value(),
                    "assignedUnitId",
                    unit.value(),
                    "assignedDueOn",
                    calendar.plusWorkingDays(stage.today(), dice.between(25, 45))
                            .toString(),
                    "assignmentNote",
                    "请会同有关部门整改，并报送佐证材料。");
            UnitId other = dice.among(units);
            if (!other.equals(unit) && dice.chance(0.4)) {
                form.put("assistingUnitIds", JsonVariable.of(List.of(other.value())));
            }
            return form;
        });
    }

    private Map<String, Object> benchmark(Stage stage, OpenTask task, Dice dice) {
        ProblemSnapshot problem = problem(task);
        LocalDate due = problem.assigned().due().day();
        UnitId unit = task.unit();
        int theirs = dice.between(1, 5);
        List<Map<String, Object>> measures = new ArrayList<>();
        for (String title : List.of("理顺办理环节，明确分工", "打通数据接口，减少材料")) {
            measures.add(Stage.form(
                    "title",
                    title,
                    "dueOn",
                    calendar.nextOrSame(
                                    due.minusDays(dice.between(0, 10)).isBefore(stage.today())
                                            ? due
                                            : due.minusDays(dice.between(3, 10)))
                            .toString(),
                    "owner",
                    stage.city().drafter(unit),
                    "ownerPhone",
                    stage.city().phone(unit)));
        }
        return Stage.form(
                "benchmarkAgainst",
                dice.among(RIVALS),
                "indicator",
                "平均办理天数",
                "theirValue",
                theirs,
                "ourValue",
                theirs + dice.between(1, 7),
                "valueUnit",
                "个工作日",
                "betterDirection",
                "lower",
                "cause",
                "部门之间系统没有打通，材料不能共享，环节之间靠人工传递。",
                "measures",
                JsonVariable.of(measures));
    }

    /** Reported once or twice on the way; the slow ones only ask for the verification when the term is over, or never. */
    private @Nullable Move improve(Stage stage, OpenTask task, Dice dice) {
        ProblemSnapshot problem = problem(task);
        boolean finishes = task.visit() > 1 || dice.chance(0.35);
        boolean slow = !dice.chance(stage.city().diligence(task.unit()).onTime());
        LocalDate due = problem.assigned().due().day();
        if (finishes && slow && dice.chance(0.3)) {
            return null;
        }
        LocalDate day = finishes
                ? slow ? due.plusDays(dice.between(3, 25)) : due.minusDays(dice.between(1, 12))
                : stage.today().plusDays(dice.between(6, 14));
        return new Move(
                stage.agenda().on(day.isBefore(stage.today()) ? stage.today().plusDays(1) : day, dice), () -> {
                    if (finishes) {
                        stage.staff()
                                .upload(
                                        task,
                                        "整改情况说明.txt",
                                        problem.title() + "：办理环节和材料已经核对，附办理台账。第" + task.visit() + "次。");
                    }
                    return improvement(stage, task, finishes, dice);
                });
    }

    /** Most of the way from what it was to what the better city has. */
    private double reached(OpenTask task, Dice dice) {
        Benchmark benchmark =
                attempts.last(ProblemId.parse(task.matter())).orElseThrow().benchmark();
        double theirs = benchmark.theirs().doubleValue();
        double ours = benchmark.ours().doubleValue();
        return Math.round((ours + (theirs - ours) * (0.6 + 0.45 * dice.share())) * 10) / 10.0;
    }

    private Map<String, Object> improvement(Stage stage, OpenTask task, boolean finishes, Dice dice) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> shown : stage.staff().rows(task, "measureProgress")) {
            Map<String, Object> row = new LinkedHashMap<>(shown);
            row.put("status", finishes || dice.chance(0.4) ? "done" : "onSchedule");
            rows.add(row);
        }
        Map<String, Object> form = Stage.form(
                "measureProgress",
                JsonVariable.of(rows),
                "improvementProgress",
                finishes ? "整改措施已经全部落实，经试运行办理时间明显缩短，申请验收。" : "已经完成需求梳理，数据接口正在联调。",
                "improvementOutcome",
                finishes ? "finish" : "continue");
        if (finishes) {
            form.put("reachedValue", reached(task, dice));
        }
        return form;
    }

    private static Move verify(Stage stage, OpenTask task, Dice dice) {
        boolean fails = dice.chance(task.visit() == 1 ? 0.2 : 0.35);
        return stage.after(
                dice.between(1, 4),
                dice,
                () -> fails
                        ? Stage.form("verificationDecision", "fail", "verificationOpinion", "现场抽查，仍有窗口要求重复提交，请继续整改。")
                        : Stage.form("verificationDecision", "pass", "verificationOpinion", "现场核验并回访企业，整改措施已经落实。"));
    }

    private Map<String, Object> summarise(Stage stage, OpenTask task, Dice dice) {
        ProblemSnapshot problem = problem(task);
        Map<String, Object> form = Stage.form("lessons", "先把办理环节逐个走一遍，再定整改措施；数据归口不清的，先由牵头单位明确，可以少走弯路。");
        if (!dice.chance(0.45)) {
            form.put("worthPromoting", "no");
            return form;
        }
        form.put("worthPromoting", "yes");
        form.putAll(ExperienceRobots.practice(
                stage, stage.plan().item(Objects.requireNonNull(problem.item(), "solved")), task.unit(), dice));
        return form;
    }

    private ProblemSnapshot problem(OpenTask task) {
        return problems.get(ProblemId.parse(task.matter()));
    }
}
