package org.everspring.simulation.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Absences;
import org.everspring.simulation.Dice;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Some liaisons are away for some days when reports fall due: the unit's leader stands in, takes over what they have claimed
 * and works what comes.
 */
@Component
@Profile("year")
class DeputyRobots implements Robots {

    private static final int ONE_IN = 8;
    private static final List<String> REASONS = List.of("参加全省业务培训", "休年假", "赴外地学习考察", "抽调参加专项督查", "因病住院治疗", "到基层蹲点调研");

    /** Before anybody works, so that it is the same day after day who works what. */
    private static final LocalTime LEAVING = LocalTime.of(8, 40);

    private static final LocalTime TAKING_OVER = LocalTime.of(8, 50);

    private final Absences absences;

    DeputyRobots(Absences absences) {
        this.absences = absences;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of();
    }

    @Override
    public void begin(Stage stage) {
        for (Quarter quarter = stage.first(); quarter.compareTo(stage.current()) <= 0; quarter = quarter.next()) {
            for (UnitId unit : away(stage, quarter)) {
                leave(stage, unit, quarter);
            }
        }
        standInNow(stage);
    }

    private static Set<UnitId> away(Stage stage, Quarter quarter) {
        List<UnitId> units = stage.itemsWithUnits().stream()
                .flatMap(item -> item.responsibleUnits().stream())
                .distinct()
                .toList();
        Set<UnitId> away = new LinkedHashSet<>();
        for (int i = 0; i <= units.size() / ONE_IN; i++) {
            away.add(stage.city().dice("away", quarter, i).among(units));
        }
        return away;
    }

    private void leave(Stage stage, UnitId unit, Quarter quarter) {
        Dice dice = stage.city().dice("leave", quarter, unit);
        String liaison = stage.city().liaison(unit);
        String leader = stage.city().leader(unit);
        LocalDate first = stage.agenda()
                .on(quarter.lastMonth().atDay(dice.between(6, 18)), dice)
                .toLocalDate();
        LocalDate last = first.plusDays(dice.between(2, 7));
        String by = dice.chance(0.3) ? leader : liaison;
        String reason = dice.among(REASONS);
        stage.agenda().enter(first.atTime(LEAVING), () -> {
            stage.staff().claimAll(liaison, unit);
            absences.arrange(by, liaison, leader, first, last, reason);
        });
        stage.agenda().enter(first.atTime(TAKING_OVER), () -> absences.takeOver(leader));
    }

    /** At the end of the play the start page's first example stands in for the leader of the unit. */
    private void standInNow(Stage stage) {
        UnitId unit = stage.itemsWithUnits().get(0).responsibleUnits().get(0);
        LocalDate day = stage.agenda()
                .on(stage.end().minusDays(3), stage.city().dice("stands in"))
                .toLocalDate();
        String leader = stage.city().leader(unit);
        stage.agenda()
                .enter(
                        day.atTime(LEAVING),
                        () -> absences.arrange(
                                leader,
                                leader,
                                stage.city().liaison(unit),
                                day,
                                stage.end().plusDays(4),
                                "赴外地学习考察"));
    }
}
