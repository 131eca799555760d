package org.everspring.indicators.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
        // What is added up needs no value of its own, and shares repeat: so nothing is sorted that has many rows.
        String value = "t.reached";
        List<String> added =
                targets.stream().filter(Target::isAddedUp).map(Target::id).toList();
        if (!added.isEmpty()) {
            values.put("added", added);
            value = "case when t.target_id in (:added) then null else t.reached end";
        }
        Map<Group, List<Values>> found = new LinkedHashMap<>();
        jdbc.sql("select r.quarter, r.target_id, r.figure, count(*) as reported, sum(r.reached) as total,"
                        + " min(r.reached) as least, max(r.reached) as greatest from (select o.quarter, t.target_id, "
                        + value
                        + " as figure, t.reached" + HANDED_IN
                        + " and t.target_id in (:targets) and t.reached is not null" + where
                        + ") r group by r.quarter, r.target_id, r.figure")
                .params(values)
                .query(row -> {
                    found.computeIfAbsent(
                                    new Group(Quarter.parse(row.getString("quarter")), row.getString("target_id")),
                                    group -> new ArrayList<>())
                            .add(new Values(
                                    row.getInt("reported"),
                                    row.getBigDecimal("total"),
                                    row.getBigDecimal("least"),
                                    row.getBigDecimal("greatest")));
                });
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> sum(
                        group.getKey(),
                        targets.stream()
                                .filter(target ->
                                        target.id().equals(group.getKey().target()))
                                .findFirst()
                                .orElseThrow(),
                        group.getValue()))
                .toList();
    }

    private record Group(Quarter quarter, String target) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return Comparator.comparing(Group::quarter)
                    .thenComparing(Group::target)
                    .compare(this, other);
        }
    }

    /** Of as many reports: the same value of each, or what they add up to. */
    private record Values(int reported, BigDecimal total, BigDecimal least, BigDecimal greatest) {}

    private static Sum sum(Group group, Target target, List<Values> values) {
        List<Values> sorted =
                values.stream().sorted(Comparator.comparing(Values::least)).toList();
        int reported = sorted.stream().mapToInt(Values::reported).sum();
        return new Sum(
                group.quarter(),
                group.target(),
                reported,
                target.isAddedUp()
                        ? 0
                        : sorted.stream()
                                .filter(value -> target.isMetBy(value.least()))
                                .mapToInt(Values::reported)
                                .sum(),
                target.isAddedUp() ? sorted.get(0).total() : median(sorted, reported),
                sorted.get(0).least(),
                sorted.get(sorted.size() - 1).greatest());
    }

    private static BigDecimal median(List<Values> sorted, int reported) {
        return at(sorted, (reported - 1) / 2)
                .add(at(sorted, reported / 2))
                .divide(BigDecimal.valueOf(2), 4, RoundingMode.HALF_UP);
    }

    /** @param place from 0, among all reports */
    private static BigDecimal at(List<Values> sorted, int place) {
        int before = 0;
        for (Values value : sorted) {
            before += value.reported();
            if (place < before) {
                return value.least();
            }
        }
        throw new IllegalArgumentException(String.valueOf(place));
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
