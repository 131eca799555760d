package org.everspring.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.everspring.plan.UnitId;

/**
 * One matter that counts, as it stood at the end of the period.
 *
 * @param id of the matter, unique within the unit and the part, for instance {@code 2026Q4:2.1:fagaiwei}
 * @param title what it is about, for lists: 2026年第四季度 2.1 企业开办
 * @param finding what was found, one Chinese phrase: 逾期2个工作日报送，质量良好，退回1次
 * @param inputs what the decision table is asked with, by variable name; texts, whole numbers and booleans only
 * @param link where staff read the matter, an address of this application
 */
public record Fact(
        ScoreCategory part,
        UnitId unit,
        String id,
        String title,
        String finding,
        SortedMap<String, Object> inputs,
        String link) {

    public Fact {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        inputs.values().forEach(Fact::check);
    }

    public Fact(
            ScoreCategory part,
            UnitId unit,
            String id,
            String title,
            String finding,
            Map<String, ?> inputs,
            String link) {
        this(part, unit, id, title, finding, new TreeMap<>(inputs), link);
    }

    private static void check(Object value) {
        if (!(value instanceof String || value instanceof Integer || value instanceof Boolean)) {
            throw new IllegalArgumentException("Not a text, whole number or boolean: " + value);
        }
    }
}
