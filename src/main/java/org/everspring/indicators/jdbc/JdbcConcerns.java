package org.everspring.indicators.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.Concern;
import org.everspring.indicators.ConcernColumn;
import org.everspring.indicators.ConcernLine;
import org.everspring.indicators.Concerns;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcConcerns implements Concerns {

    private final JdbcClient jdbc;
    private final Lateness lateness;

    JdbcConcerns(JdbcClient jdbc, Lateness lateness) {
        this.jdbc = jdbc;
        this.lateness = lateness;
    }

    @Override
    public Map<Concern, Integer> counts(Asked asked, OffsetDateTime now) {
        Map<Concern, Integer> counts = new EnumMap<>(Concern.class);
        if (asked.concerns().isEmpty()) {
            return counts;
        }
        ConcernSources sources = new ConcernSources(asked);
        jdbc.sql("select concern, count(*) as many" + sources.union() + " group by concern")
                .params(sources.values())
                .param("now", now)
                .query(row -> {
                    counts.put(Concern.valueOf(row.getString("concern")), row.getInt("many"));
                });
        return counts;
    }

    @Override
    public Map<ItemId, Integer> lateProblems(BoardSelection selection, OffsetDateTime now) {
        ConcernSources sources = new ConcernSources(new Asked(Set.of(Concern.PROBLEM), null, selection));
        Map<ItemId, Integer> counts = new HashMap<>();
        jdbc.sql("select item_id, count(*) as many" + sources.union() + " where item_id is not null group by item_id")
                .params(sources.values())
                .param("now", now)
                .query(row -> {
                    counts.put(ItemId.of(row.getString("item_id")), row.getInt("many"));
                });
        return counts;
    }

    @Override
    public ListPage<ConcernLine> page(
            Asked asked, SortOrder<ConcernColumn> order, OffsetDateTime now, int page, int size) {
        if (asked.concerns().isEmpty()) {
            return ListPage.of(List.of(), page, size);
        }
        ConcernSources sources = new ConcernSources(asked);
        int total = jdbc.sql(
                        "select count(*) from (select 1" + sources.union() + " limit " + ListPage.COUNTED + ") counted")
                .params(sources.values())
                .param("now", now)
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                size,
                before -> jdbc.sql("select *" + sources.union() + " order by " + order(order)
                                + " limit :size offset :start")
                        .params(sources.values())
                        .param("now", now)
                        .param("size", size)
                        .param("start", before)
                        .query((row, number) -> line(row, now))
                        .list());
    }

    private static String order(SortOrder<ConcernColumn> order) {
        String way = " " + order.direction();
        String longest = ", coalesce(ended_at, :now) - due_at desc nulls last, matter_key";
        return switch (order.column()) {
            case LENGTH -> "coalesce(ended_at, :now) - due_at" + way + " nulls last, matter_key";
            case UNIT -> "unit_id" + way + longest;
            case DUE -> "due_at" + way + " nulls last, matter_key";
            case CONCERN ->
                Arrays.stream(Concern.values())
                                .map(concern -> " when '" + concern.name() + "' then " + concern.ordinal())
                                .collect(Collectors.joining("", "case concern", " end"))
                        + way
                        + longest;
        };
    }

    private ConcernLine line(ResultSet row, OffsetDateTime now) throws SQLException {
        String item = row.getString("item_id");
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        Deadline due = dueAt == null ? null : Deadline.endingAt(dueAt);
        return new ConcernLine(
                Concern.valueOf(row.getString("concern")),
                row.getString("matter_key"),
                row.getString("title"),
                item == null ? null : ItemId.of(item),
                UnitId.of(row.getString("unit_id")),
                due,
                due == null ? 0 : workingDays(due, row.getObject("late_days", Integer.class), ended, now),
                ended != null);
    }

    /** What has ended without being handed in is late up to its end. */
    private int workingDays(
            Deadline due, @Nullable Integer recorded, @Nullable OffsetDateTime ended, OffsetDateTime now) {
        return lateness.workingDays(due, recorded, recorded == null ? ended : null, now);
    }
}
