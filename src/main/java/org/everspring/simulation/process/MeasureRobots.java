package org.everspring.simulation.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.Item;
import org.everspring.simulation.Dice;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Units break their items down to measures of their own, and leads confirm them. */
@Component
@Profile("year")
class MeasureRobots implements Robots {

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_draftMeasures",
                        (task, dice) -> stage.after(dice.between(1, 7), dice, () -> measures(stage, task, dice)),
                "userTask_confirmMeasures", (task, dice) -> confirm(stage, task, dice));
    }

    private static Map<String, Object> measures(Stage stage, OpenTask task, Dice dice) {
        BreakdownId id = BreakdownId.parse(task.matter());
        Item item = stage.plan().item(id.item());
        List<String> left = new ArrayList<>(item.measures());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = Math.min(left.size(), dice.between(2, 4)); number > 0; number--) {
            String title = dice.among(left);
            left.remove(title);
            LocalDate due = stage.today().plusMonths(dice.between(3, 15)).withDayOfMonth(28);
            rows.add(Stage.form(
                    "title",
                    title,
                    "dueOn",
                    due.toString(),
                    "owner",
                    stage.city().drafter(id.unit()),
                    "ownerPhone",
                    stage.city().phone(id.unit())));
        }
        return Stage.form("measures", JsonVariable.of(rows));
    }

    private static Move confirm(Stage stage, OpenTask task, Dice dice) {
        boolean returns = task.visit() == 1 && dice.chance(0.06);
        return stage.after(
                dice.between(1, 3),
                dice,
                () -> returns
                        ? Stage.form("measuresDecision", "return", "measuresReturnReason", "请把每条举措的完成时限细化到季度，并写明责任人。")
                        : Stage.form("measuresDecision", "confirm"));
    }
}
