package org.everspring.indicators.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.indicators.BoardSelection;
import org.everspring.plan.UnitId;

/** The conditions of a selection, and the values that they ask for. */
final class ScopeConditions {

    private final BoardSelection selection;
    private final Map<String, Object> values = new HashMap<>();

    ScopeConditions(BoardSelection selection) {
        this.selection = selection;
    }

    Map<String, Object> values() {
        return values;
    }

    void value(String name, Object value) {
        values.put(name, value);
    }

    /** What one of the columns says to be the reader's; starts with {@code and}, or is empty. */
    String readable(String... columns) {
        if (selection.scope().all()) {
            return "";
        }
        values.put("own", texts(selection.scope().units()));
        return Stream.of(columns)
                .map(column -> column + " in (:own)")
                .collect(Collectors.joining(" or ", " and (", ")"));
    }

    /** As {@link #readable}, for problems: whoever may read one is in a table of its own. */
    String readableProblem(String id) {
        if (selection.scope().all()) {
            return "";
        }
        values.put("own", texts(selection.scope().units()));
        return " and " + id + " in (select r.problem_id from problem_reader r where r.unit_id in (:own))";
    }

    /** Starts with {@code and}, or is empty. */
    String chosen(String itemColumn, String unitColumn) {
        String conditions = "";
        if (selection.item() != null) {
            values.put("item", selection.item().value());
            conditions += " and " + itemColumn + " = :item";
        }
        Set<UnitId> units = selection.units();
        if (units != null) {
            values.put("units", texts(units));
            conditions += " and " + unitColumn + " in (:units)";
        }
        return conditions;
    }

    private static Collection<String> texts(Set<UnitId> units) {
        // No database takes an empty list, and no unit is called so.
        return units.isEmpty() ? Set.of("-") : units.stream().map(UnitId::value).collect(Collectors.toSet());
    }

    static String oneOf(Stream<? extends Enum<?>> states) {
        return states.map(state -> "'" + state.name() + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
