package org.everspring.indicators.jdbc;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.TargetQueries;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTargets implements TargetQueries {

    /** What is filled in but not handed in is a round that the obligation has not come to. */
    private static final String HANDED_IN =
            " from obligation o join report_target t on t.obligation_id = o.id and t.round = o.round where "
                    + Arrays.stream(ObligationState.values())
                            .filter(state -> !state.isWithUnit() && state != ObligationState.MISSING)
                            .map(state -> "'" + state.name() + "'")
                            .collect(Collectors.joining(", ", "o.state in (", ")"))
                    + " and o.quarter in (:quarters)";

    private final JdbcClient jdbc;

    JdbcTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sum> sums(
            Collection<Target> targets,
            Collection<Quarter> quarters,
            @Nullable Set<UnitId> readers,
            @Nullable UnitId unit) {
        if (targets.isEmpty() || quarters.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("quarters", texts(quarters));
        values.put("targets", targets.stream().map(Target::id).toList());
        String where = readBy(readers, values) + (unit == null ? "" : " and o.unit_id = :unit");
        if (unit != null) {
            values.put("unit", unit.value());
        }
        return jdbc.sql("select o.quarter, t.target_id, count(*) as reported, sum(" + met(targets, values)
                        + ") as met, sum(t.reached) as total,"
                        + " percentile_cont(0.5) within group (order by t.reached) as median,"
                        + " min(t.reached) as least, max(t.reached) as greatest" + HANDED_IN
                        + " and t.target_id in (:targets) and t.reached is not null" + where
                        + " group by o.quarter, t.target_id order by o.quarter, t.target_id")
                .params(values)
                .query(JdbcTargets::sum)
                .list();
    }

    /** As {@link Target#isMetBy}. */
    private static String met(Collection<Target> targets, Map<String, Object> values) {
        StringBuilder met = new StringBuilder("case t.target_id");
        int number = 0;
        for (Target target : targets) {
            String comparison = switch (target.comparison()) {
                case "≥" -> ">=";
                case "≤" -> "<=";
                default -> target.comparison();
            };
            met.append(" when :id")
                    .append(number)
                    .append(" then case when t.reached ")
                    .append(comparison);
            met.append(" :goal").append(number).append(" then 1 else 0 end");
            values.put("id" + number, target.id());
            values.put("goal" + number, target.value());
            number++;
        }
        return met.append(" else 0 end").toString();
    }

    private static Sum sum(ResultSet row, int number) throws SQLException {
        return new Sum(
                Quarter.parse(row.getString("quarter")),
                row.getString("target_id"),
                row.getInt("reported"),
                row.getInt("met"),
                row.getBigDecimal("total"),
                // PostgreSQL works medians out in binary.
                row.getBigDecimal("median").setScale(4, RoundingMode.HALF_UP),
                row.getBigDecimal("least"),
                row.getBigDecimal("greatest"));
    }

    @Override
    public ListPage<List<Reading>> readings(
            Target target, Collection<Quarter> quarters, @Nullable Set<UnitId> readers, int page, int size) {
        if (quarters.isEmpty()) {
            return ListPage.of(0, page, size, before -> List.of());
        }
        Map<String, Object> values = new HashMap<>();
        values.put("quarters", texts(quarters));
        values.put("target", target.id());
        String from = HANDED_IN + " and t.target_id = :target" + readBy(readers, values);
        int units = jdbc.sql("select count(*) from (select distinct o.unit_id" + from + " limit " + ListPage.COUNTED
                        + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
        return ListPage.of(units, page, size, before -> {
            Map<String, List<Reading>> readings = new LinkedHashMap<>();
            jdbc.sql("select o.id, o.unit_id, t.reached" + from + " and o.unit_id in (select distinct o.unit_id" + from
                            + " order by o.unit_id limit :size offset :before) order by o.unit_id, o.quarter")
                    .params(values)
                    .param("size", size)
                    .param("before", before)
                    .query(row -> {
                        readings.computeIfAbsent(row.getString("unit_id"), unit -> new ArrayList<>())
                                .add(new Reading(
                                        ObligationId.parse(row.getString("id")), row.getBigDecimal("reached")));
                    });
            return List.copyOf(readings.values());
        });
    }

    private static String readBy(@Nullable Set<UnitId> readers, Map<String, Object> values) {
        if (readers == null) {
            return "";
        }
        if (readers.isEmpty()) {
            return " and 1 = 0";
        }
        values.put("readers", readers.stream().map(UnitId::value).toList());
        return " and (o.unit_id in (:readers) or o.lead_unit_id in (:readers))";
    }

    private static List<String> texts(Collection<Quarter> quarters) {
        return quarters.stream().map(Quarter::toString).toList();
    }
}
