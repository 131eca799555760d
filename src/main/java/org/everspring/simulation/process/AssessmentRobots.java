package org.everspring.simulation.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.forms.JsonVariable;
import org.everspring.simulation.Dice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The office reviews the scores, units confirm or appeal, the leading group approves. */
@Component
@Profile("year")
class AssessmentRobots implements Robots {

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_reviewScores",
                        (task, dice) ->
                                stage.after(dice.between(1, 2), dice, () -> Stage.form("scoreReview", "accept")),
                "userTask_confirmScore", (task, dice) -> confirm(stage, task, dice),
                "userTask_decideAppeal",
                        (task, dice) -> stage.after(dice.between(1, 3), dice, () -> decisions(stage, task, dice)),
                "userTask_approveResult",
                        (task, dice) -> stage.after(
                                dice.between(2, 5),
                                dice,
                                () -> Stage.form("resultApproval", "approve", "approvalOpinion", "同意，按程序公布。")));
    }

    private static @Nullable Move confirm(Stage stage, OpenTask task, Dice dice) {
        if (dice.chance(0.12)) {
            return null;
        }
        boolean appeals = dice.chance(0.08);
        return stage.after(dice.between(1, 4), dice, () -> {
            Map<String, Object> form = Stage.form("signedBy", stage.city().signer(task.unit()));
            List<Map<String, Object>> lines = stage.staff().rows(task, "scoreLineOptions");
            if (!appeals || lines.isEmpty()) {
                form.put("scoreAnswer", "confirm");
                return form;
            }
            stage.staff().upload(task, "情况说明.txt", stage.plan().nameOf(task.unit()) + "申诉依据：报送回执和系统停机记录。");
            form.put("scoreAnswer", "appeal");
            form.put(
                    "appeals",
                    JsonVariable.of(List.of(Stage.form(
                            "appealLine",
                            String.valueOf(dice.among(lines).get("value")),
                            "appealReason",
                            "当日系统维护，报送回执可以证明已经按期办理，请予核实。"))));
            return form;
        });
    }

    private static Map<String, Object> decisions(Stage stage, OpenTask task, Dice dice) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> shown : stage.staff().rows(task, "appealDecisions")) {
            Map<String, Object> row = new LinkedHashMap<>(shown);
            if (dice.chance(0.5)) {
                row.put("decision", "granted");
                // No table gives it, so it is another than the old one.
                row.put("newPoints", 97.5);
                row.put("decisionReason", "经核实系统停机记录，予以采纳。");
            } else {
                row.put("decision", "rejected");
                row.put("decisionReason", "回执时间在期限之后，维持原得分。");
            }
            rows.add(row);
        }
        return Stage.form("appealDecisions", JsonVariable.of(rows));
    }
}
