package org.everspring.simulation.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.simulation.City;
import org.everspring.simulation.Dice;
import org.everspring.simulation.SimulatedTexts;

/**
 * What every robot works with.
 *
 * @param first the first quarter that is played
 * @param current the quarter in which the play ends
 * @param end the day on which it ends, that day included
 */
record Stage(
        City city, SimulatedTexts texts, Agenda agenda, Staff staff, Quarter first, Quarter current, LocalDate end) {

    Plan plan() {
        return city.plan();
    }

    /** How many quarters lie between the first and that one. */
    int passed(Quarter quarter) {
        return (quarter.year() - first.year()) * 4 + quarter.number() - first.number();
    }

    Move after(int workingDays, Dice dice, Supplier<Map<String, Object>> form) {
        return new Move(agenda.after(workingDays, dice), form);
    }

    /** Those on which somebody reports. */
    List<Item> itemsWithUnits() {
        return plan().items().stream()
                .filter(item -> !item.responsibleUnits().isEmpty())
                .toList();
    }

    LocalDate today() {
        return agenda.now().toLocalDate();
    }

    /** Whether the demonstration keeps it for whoever tries the start page's first example. */
    boolean isLeftToTheVisitor(Item item, UnitId unit) {
        return itemsWithUnits().stream()
                .findFirst()
                .filter(example -> example.id().equals(item.id())
                        && example.responsibleUnits().get(0).equals(unit))
                .isPresent();
    }

    static Map<String, Object> form(Object... namesAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }
}
