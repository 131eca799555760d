package org.everspring.improvement;

import java.util.HashMap;
import java.util.Map;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ProblemFilter} means among the rows of {@code problem p}: whoever counts them in the tables counts what the
 * list of the same filter shows.
 */
public final class ProblemConditions {

    /** The date of what waits, as {@link ProblemSnapshot#currentDue}. */
    public static final String DUE = "case p.state when 'IMPROVING' then p.due_at else p.step_due_at end";

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    private ProblemConditions() {}

    /** But for the filter's text, which no index finds: whoever has one searches among what the rest leaves. */
    public static ProblemConditions of(ProblemFilter filter) {
        ProblemFilter.Course course = filter.course();
        var found = new ProblemConditions();
        if (filter.readers() != null && filter.readers().isEmpty()) {
            found.conditions.append(" and 1 = 0");
        } else if (filter.readers() != null) {
            found.and(
                    "p.id in (select r.problem_id from problem_reader r where r.unit_id in (:readers))",
                    "readers",
                    filter.readers().stream().map(UnitId::value).toList());
        }
        if (!filter.states().isEmpty()) {
            found.and(
                    "p.state in (:states)",
                    "states",
                    filter.states().stream().map(ProblemState::name).toList());
        }
        found.and(
                "p.item_id = :item",
                "item",
                filter.item() == null ? null : filter.item().value());
        found.and("p.waiting_unit_id = :waiting", "waiting", value(filter.waitingFor()));
        found.and("p.unit_id = :unit", "unit", value(course.unit()));
        found.and("p.source = :source", "source", name(course.source()));
        found.and("p.reported_at >= :from", "from", course.from());
        found.and("p.reported_at < :to", "to", course.to());
        if (course.without() != null) {
            found.conditions.append(
                    switch (course.without()) {
                        case ITEM -> " and p.item_id is null";
                        case UNIT -> " and p.unit_id is null";
                    });
        }
        found.and(
                "exists (select 1 from problem_decision t where t.problem_id = p.id and t.choice = :passed"
                        + " and t.taken_at is not null)",
                "passed",
                name(course.passed()));
        found.and(DUE + " <= :lateAt", "lateAt", course.lateAt());
        return found;
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private static @Nullable String value(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** To follow on a condition: each begins with {@code and}. */
    public String text() {
        return conditions.toString();
    }

    /** By their names in the text. */
    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
