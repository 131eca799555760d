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

    /**
     * Selects them.
     *
     * @param rows from where, by a condition of its own
     */
    public String select(String column, String rows) {
        return "select distinct " + column + " " + rows + " and " + column + " > :after order by " + column
                + " limit :limit";
    }

    /** The named values of the query, those of the period too. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(period.values());
        values.put("after", after == null ? "" : after.value());
        values.put("limit", limit);
        return values;
    }
}
