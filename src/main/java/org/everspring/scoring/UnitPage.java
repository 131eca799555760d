package org.everspring.scoring;

import java.util.HashMap;
import java.util.Map;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The units of a period that are scored next, as the queries of a {@link FactSource} ask for them.
 *
 * @param after only ids greater than this; null for the first
 * @param limit at most so many
 */
public record UnitPage(ScoringPeriod period, @Nullable UnitId after, int limit) {

    /** How a query ends that selects the distinct units of the column, by a condition of its own. */
    public String of(String column) {
        return " and " + column + " > :after order by " + column + " limit :limit";
    }

    /** The named values of the query, those of the period too. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(period.values());
        values.put("after", after == null ? "" : after.value());
        values.put("limit", limit);
        return values;
    }
}
