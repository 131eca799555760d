package org.everspring.measures.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.kernel.ListPage;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.BreakdownQueries;
import org.everspring.measures.BreakdownSnapshot;
import org.everspring.measures.Measure;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBreakdownQueries implements BreakdownQueries {

    /** A decision of an earlier round is none of what was handed in since. */
    private static final String UNCONFIRMED = " from breakdown where state = 'SUBMITTED' and lead_unit_id in (:leads)"
            + " and (decision is null or reviewed_version <> version)";

    private final JdbcClient jdbc;

    JdbcBreakdownQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ItemId, Integer> unconfirmed(Set<UnitId> leads) {
        Map<ItemId, Integer> counts = new HashMap<>();
        if (!leads.isEmpty()) {
            jdbc.sql("select item_id, count(*) as many from (select item_id" + UNCONFIRMED + " limit "
                            + ListPage.COUNTED + ") waiting group by item_id")
                    .param("leads", texts(leads))
                    .query(row -> {
                        counts.put(ItemId.of(row.getString("item_id")), row.getInt("many"));
                    });
        }
        return counts;
    }

    @Override
    public ListPage<BreakdownSnapshot> unconfirmed(Set<UnitId> leads, ItemId item, int page, int size) {
        int total = unconfirmed(leads).getOrDefault(item, 0);
        return ListPage.of(
                total,
                page,
                size,
                before -> jdbc.sql("select *" + UNCONFIRMED
                                + " and item_id = :item order by unit_id limit :size offset :start")
                        .param("leads", texts(leads))
                        .param("item", item.value())
                        .param("size", size)
                        .param("start", before)
                        .query(JdbcBreakdowns::breakdown)
                        .list());
    }

    private static List<String> texts(Set<UnitId> units) {
        return units.stream().map(UnitId::value).toList();
    }

    @Override
    public Map<BreakdownId, List<Measure>> handedIn(Collection<BreakdownId> ids) {
        Map<BreakdownId, List<Measure>> measures = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select m.* from measure m join breakdown b on b.id = m.breakdown_id and b.version = m.version"
                            + " where m.breakdown_id in (:ids) order by m.breakdown_id, m.position")
                    .param("ids", ids.stream().map(BreakdownId::toString).toList())
                    .query(row -> {
                        measures.computeIfAbsent(
                                        BreakdownId.parse(row.getString("breakdown_id")), id -> new ArrayList<>())
                                .add(JdbcBreakdowns.measure(row, row.getRow()));
                    });
        }
        return measures;
    }
}
