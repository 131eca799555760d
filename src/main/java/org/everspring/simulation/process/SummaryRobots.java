package org.everspring.simulation.process;

import java.util.Map;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Dice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Leads summarise, co-leads countersign or are silent, the office accepts and publishes the bulletin. */
@Component
@Profile("year")
class SummaryRobots implements Robots {

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_compileSummary", (task, dice) -> compile(stage, task, dice),
                "userTask_countersign", (task, dice) -> countersign(stage, task, dice),
                "userTask_acceptSummary", (task, dice) -> accept(stage, task, dice),
                "userTask_collateBulletin",
                        (task, dice) -> stage.after(dice.between(2, 4), dice, () -> bulletin(stage, task)));
    }

    private static Move compile(Stage stage, OpenTask task, Dice dice) {
        SummaryId id = SummaryId.parse(task.matter());
        Item item = stage.plan().item(id.item());
        UnitId lead = item.principalLead();
        boolean slow =
                task.visit() == 1 && !dice.chance(stage.city().diligence(lead).onTime());
        return stage.after(slow ? dice.between(4, 6) : dice.between(1, 2), dice, () -> {
            Map<String, Object> form = Stage.form(
                    "summaryStatus",
                    dice.chance(0.12) ? "behind" : "onSchedule",
                    "summaryProgress",
                    drafted(
                            stage,
                            task,
                            "summaryProgress",
                            stage.texts().sentence("progress", item, lead, dice)
                                    + stage.texts().sentence("progress", item, lead, dice)),
                    "summaryNextSteps",
                    drafted(stage, task, "summaryNextSteps", stage.texts().sentence("nextSteps", item, lead, dice)),
                    "summarySignedBy",
                    stage.city().signer(lead));
            if (dice.chance(0.6)) {
                form.put(
                        "summaryProblems",
                        drafted(
                                stage,
                                task,
                                "summaryProblems",
                                stage.texts().sentence("difficulties", item, lead, dice)));
            }
            if (dice.chance(0.5)) {
                form.put(
                        "summaryExperience",
                        drafted(
                                stage,
                                task,
                                "summaryExperience",
                                stage.texts().sentence("experience", item, lead, dice)));
            }
            return form;
        });
    }

    /** What the form offers already goes before what the robot would write. */
    private static Object drafted(Stage stage, OpenTask task, String field, String own) {
        Object offered = stage.staff().shown(task, field);
        return offered == null || offered.toString().isBlank() ? own : offered;
    }

    private static @Nullable Move countersign(Stage stage, OpenTask task, Dice dice) {
        if (dice.chance(0.2)) {
            return null;
        }
        boolean objects = dice.chance(0.04);
        return stage.after(
                1,
                dice,
                () -> objects
                        ? Stage.form("countersignDecision", "object", "countersignOpinion", "其中涉及我单位的数据与台账不一致，请核对后修改。")
                        : Stage.form("countersignDecision", "agree"));
    }

    private static Move accept(Stage stage, OpenTask task, Dice dice) {
        boolean returns = task.visit() == 1 && dice.chance(0.06);
        return stage.after(
                dice.between(0, 2),
                dice,
                () -> returns
                        ? Stage.form("summaryDecision", "return", "summaryReturnReason", "请补充各责任单位存在的问题和下一步措施。")
                        : Stage.form("summaryDecision", "accept"));
    }

    private static Map<String, Object> bulletin(Stage stage, OpenTask task) {
        Map<String, Object> form = Stage.form("bulletinSignedBy", stage.city().signer(task.unit()));
        for (String field : new String[] {
            "bulletinTitle",
            "bulletinOverview",
            "bulletinTargets",
            "bulletinProblems",
            "bulletinExperiences",
            "bulletinConduct",
            "bulletinRequirements"
        }) {
            form.put(field, stage.staff().shown(task, field));
        }
        form.put("bulletinItems", JsonVariable.of(stage.staff().rows(task, "bulletinItems")));
        return form;
    }
}
