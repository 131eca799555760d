package org.everspring.simulation.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.WorkCalendar;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Item;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.everspring.simulation.Dice;
import org.everspring.simulation.SimulatedTexts.PracticeText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Units nominate what has worked, the office reviews and promotes it, others adopt it. */
@Component
@Profile("year")
class ExperienceRobots implements Robots {

    private static final String PROCESS = "experiencePromotion";

    private final Experiences experiences;
    private final WorkCalendar calendar;

    ExperienceRobots(Experiences experiences, WorkCalendar calendar) {
        this.experiences = experiences;
        this.calendar = calendar;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_reviewExperience", (task, dice) -> review(stage, task, dice),
                "userTask_reviseExperience",
                        (task, dice) -> stage.after(dice.between(2, 5), dice, () -> revised(stage, task, dice)),
                "userTask_adoptExperience", (task, dice) -> adopt(stage, task, dice),
                "userTask_recogniseExperience",
                        (task, dice) -> stage.after(
                                dice.between(2, 6),
                                dice,
                                () -> dice.chance(0.5)
                                        ? Stage.form("recognitionLevel", "city", "recognitionBasis", "全市优化营商环境工作会议推介。")
                                        : Stage.form("recognitionLevel", "none")));
    }

    @Override
    public Object subject(OpenTask task) {
        Experience experience = experience(task);
        return List.of(
                experience.title(), experience.unit(), experience.nomination().at());
    }

    /** One or two each quarter that come from no problem, the last of them in the last days of the play. */
    @Override
    public void begin(Stage stage) {
        for (LocalDate month = stage.today().withDayOfMonth(1);
                month.isBefore(stage.end());
                month = month.plusMonths(2)) {
            nominate(stage, month.plusDays(stage.city().dice("nominated", month).between(3, 25)));
        }
        nominate(stage, stage.end().minusDays(2));
    }

    private static void nominate(Stage stage, LocalDate day) {
        Dice dice = stage.city().dice("nominates", day);
        Item item = dice.among(stage.itemsWithUnits());
        UnitId unit = stage.city().best(item).get(0);
        stage.agenda().enter(stage.agenda().on(day, dice), () -> {
            Map<String, Object> form = Stage.form("itemId", item.id().value());
            form.putAll(practice(stage, item, unit, dice));
            stage.staff().start(stage.staff().handOf(unit), PROCESS, form);
        });
    }

    /** The five parts of a case. */
    static Map<String, Object> practice(Stage stage, Item item, UnitId unit, Dice dice) {
        PracticeText practice = stage.texts().practice(item, unit, dice);
        return Stage.form(
                "experienceTitle",
                practice.title(),
                "experienceBackground",
                practice.background(),
                "experiencePractice",
                practice.practice(),
                "experienceEffect",
                practice.effect(),
                "experienceCopyable",
                practice.copyable());
    }

    private Move review(Stage stage, OpenTask task, Dice dice) {
        Experience experience = experience(task);
        boolean returns = task.visit() == 1 && dice.chance(0.15);
        boolean rejects = !returns && dice.chance(0.08);
        return stage.after(dice.between(2, 5), dice, () -> {
            Map<String, Object> form = Stage.form(
                    "rubricRepresentative", dice.between(17, 25),
                    "rubricDepth", dice.between(16, 24),
                    "rubricWriting", dice.between(17, 25),
                    "rubricTerms", dice.between(18, 25));
            if (returns || rejects) {
                form.put("experienceDecision", returns ? "return" : "reject");
                form.put("reviewOpinion", returns ? "请补充实施前后的对比数据。" : "与已推广的经验重复，建议合并学习。");
                return form;
            }
            form.put("experienceDecision", "approve");
            form.put(
                    "experienceTargets",
                    JsonVariable.of(stage.plan().item(experience.item()).responsibleUnits().stream()
                            .filter(unit -> !unit.equals(experience.unit()))
                            .limit(12)
                            .map(UnitId::value)
                            .toList()));
            form.put(
                    "adoptDueOn",
                    calendar.plusWorkingDays(stage.today(), dice.between(20, 35))
                            .toString());
            return form;
        });
    }

    private Map<String, Object> revised(Stage stage, OpenTask task, Dice dice) {
        Experience experience = experience(task);
        var content = experience.content();
        return Stage.form(
                "experienceTitle",
                content.title(),
                "experienceBackground",
                content.background(),
                "experiencePractice",
                content.practice(),
                "experienceEffect",
                content.effect() + "与实施前同期相比，办理时间缩短" + dice.between(20, 60) + "%。",
                "experienceCopyable",
                content.copyable());
    }

    private @Nullable Move adopt(Stage stage, OpenTask task, Dice dice) {
        Experience experience = experience(task);
        LocalDate due = experience.result().answersDue().day();
        boolean late = !dice.chance(stage.city().diligence(task.unit()).onTime());
        if (late && dice.chance(0.5)) {
            return null;
        }
        int days = Math.max(1, (int) (due.toEpochDay() - stage.today().toEpochDay()));
        LocalDate day = late ? due.plusDays(dice.between(1, 9)) : stage.today().plusDays(dice.between(1, days));
        return new Move(stage.agenda().on(day, dice), () -> {
            if (dice.chance(0.22)) {
                return Stage.form("adoptionDecision", "notApplicable", "adoptionReason", "本单位不直接受理这类事项，已转所属单位参考。");
            }
            stage.staff()
                    .upload(
                            task,
                            "推广情况.txt",
                            stage.plan().nameOf(task.unit()) + "推广“" + experience.title() + "”情况：已印发操作办法，窗口人员全部培训。");
            return Stage.form(
                    "adoptionDecision",
                    "adopted",
                    "adoptionText",
                    "已结合本单位实际制定操作办法，" + dice.between(2, 9) + "个窗口全面推行，办理" + dice.between(20, 400) + "件。");
        });
    }

    private Experience experience(OpenTask task) {
        return experiences.get(ExperienceId.parse(task.matter()));
    }
}
