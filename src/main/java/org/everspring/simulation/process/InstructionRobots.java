package org.everspring.simulation.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.Actors;
import org.everspring.instruction.InstructionOrder;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.kernel.Actor;
import org.everspring.matter.InstructionId;
import org.everspring.plan.Item;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Dice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A leader writes some instructions; units sign for them and answer, some after their date, some never. */
@Component
@Profile("year")
class InstructionRobots implements Robots {

    private static final List<String> TEXTS = List.of(
            "请对照先进城市查找差距，逐条列出堵点和责任单位，限期拿出改进办法。",
            "近期企业反映办理环节仍有反复，请查明原因，一周内先行整改，结果报我。",
            "本季度进度偏慢，请分析原因，明确追赶措施和完成时间。",
            "做法很好，请总结可复制的经验，并核实数据后报送。",
            "请会同有关部门现场办公，能当场解决的当场解决，不能解决的说明困难。");

    private final LeaderInstructions instructions;
    private final WorkCalendar calendar;
    private final Actors actors;

    InstructionRobots(LeaderInstructions instructions, WorkCalendar calendar, Actors actors) {
        this.instructions = instructions;
        this.calendar = calendar;
        this.actors = actors;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_receiveInstruction",
                        (task, dice) -> stage.after(
                                isPunctual(stage, task, dice) ? dice.between(0, 1) : dice.between(2, 4),
                                dice,
                                () -> Stage.form(
                                        "handler",
                                        stage.city().drafter(task.unit()),
                                        "handlerPhone",
                                        stage.city().phone(task.unit()))),
                "userTask_answerInstruction", (task, dice) -> answer(stage, task, dice),
                "userTask_judgeInstruction", (task, dice) -> judge(stage, task, dice));
    }

    @Override
    public Object subject(OpenTask task) {
        InstructionSnapshot instruction = instruction(task);
        return List.of(
                instruction.written().text(),
                instruction.title(),
                instruction.unit(),
                instruction.written().at());
    }

    /** One or two each month, about an item, to some of those who work on it. */
    @Override
    public void begin(Stage stage) {
        for (LocalDate month = stage.today().withDayOfMonth(1);
                month.isBefore(stage.end());
                month = month.plusMonths(1)) {
            Dice number = stage.city().dice("instructed", month);
            for (int written = number.between(1, 2); written > 0; written--) {
                Dice dice = stage.city().dice("instructed", month, written);
                stage.agenda()
                        .enter(stage.agenda().on(month.plusDays(dice.between(3, 26)), dice), () -> write(stage, dice));
            }
        }
    }

    private void write(Stage stage, Dice dice) {
        Item item = dice.among(stage.itemsWithUnits());
        List<UnitId> units = Stream.of(dice.among(item.responsibleUnits()), dice.among(item.responsibleUnits()))
                .distinct()
                .toList();
        Actor leader = actors.of(stage.city().leader(stage.plan().leadingGroup().id()));
        InstructionOrder order = InstructionOrder.of(
                item.id().value(),
                dice.among(TEXTS),
                units,
                calendar.plusWorkingDays(stage.today(), dice.between(6, 14)),
                new Leader(leader.userId(), leader.name()));
        // As the page does it, where nobody is signed in at the engine.
        instructions.issue(order, Set.of(stage.plan().leadingGroup().id()), leader);
    }

    private static boolean isPunctual(Stage stage, OpenTask task, Dice dice) {
        return dice.chance(stage.city().diligence(task.unit()).onTime());
    }

    /** Told of once on the way, sometimes; the slow ones answer after the date, or never. */
    private @Nullable Move answer(Stage stage, OpenTask task, Dice dice) {
        LocalDate due = instruction(task).due().day();
        if (task.visit() == 1 && dice.chance(0.4)) {
            return stage.after(
                    dice.between(1, 3),
                    dice,
                    () -> Stage.form("answerKind", "progress", "answerText", "已经召开专题会议，明确了责任科室，正在逐个环节核查。"));
        }
        boolean late = !isPunctual(stage, task, dice);
        if (late && dice.chance(0.3)) {
            return null;
        }
        LocalDate day = late ? due.plusDays(dice.between(1, 9)) : due.minusDays(dice.between(0, 4));
        return new Move(
                stage.agenda().on(day.isBefore(stage.today()) ? stage.today().plusDays(1) : day, dice), () -> {
                    stage.staff()
                            .upload(
                                    task,
                                    "办理情况说明.txt",
                                    stage.plan().nameOf(task.unit()) + "：现场核查记录和整改清单。第" + task.visit() + "次。");
                    return Stage.form("answerKind", "done", "answerText", "已经核查全部环节，压减重复材料三项，窗口与线上口径统一；相关台账和回访记录随附。");
                });
    }

    private static @Nullable Move judge(Stage stage, OpenTask task, Dice dice) {
        if (dice.chance(0.1)) {
            return null;
        }
        boolean returns = task.visit() == 1 && dice.chance(0.2);
        return stage.after(
                dice.between(1, 4),
                dice,
                () -> returns
                        ? Stage.form(
                                "judgement",
                                "return",
                                "returnReason",
                                "情况不够具体，请补充整改前后的数据，并回访企业。",
                                "returnUntil",
                                stage.today().plusDays(10).toString())
                        : Stage.form("judgement", "close", "closingWords", "同意办结，请巩固成效。"));
    }

    private InstructionSnapshot instruction(OpenTask task) {
        return instructions.get(InstructionId.parse(task.matter()));
    }
}
