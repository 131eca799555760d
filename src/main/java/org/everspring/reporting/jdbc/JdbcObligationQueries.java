package org.everspring.reporting.jdbc;

import static org.everspring.reporting.jdbc.ReportingRows.OBLIGATIONS;
import static org.everspring.reporting.jdbc.ReportingRows.REVIEWS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcObligationQueries implements ObligationQueries {

    private static final String PLAN_ORDER = "item_place, unit_id";

    private final JdbcClient jdbc;
    private final Plan plan;

    JdbcObligationQueries(JdbcClient jdbc, Plan plan) {
        this.jdbc = jdbc;
        this.plan = plan;
    }

    @Override
    public Optional<ObligationSnapshot> find(ObligationId id) {
        return jdbc.sql(OBLIGATIONS + " where o.id = ?")
                .param(id.toString())
                .query(ReportingRows::obligation)
                .optional();
    }

    @Override
    public List<ObligationSnapshot> ofSummary(SummaryId id) {
        return inPlanOrder(jdbc.sql(OBLIGATIONS + " where quarter = ? and item_id = ?")
                .params(id.quarter().toString(), id.item().value()));
    }

    @Override
    public List<ObligationSnapshot> ofQuarter(Quarter quarter) {
        return inPlanOrder(jdbc.sql(OBLIGATIONS + " where quarter = ?").param(quarter.toString()));
    }

    @Override
    public ListPage<ObligationSnapshot> page(
            ObligationFilter filter, SortOrder<ObligationColumn> order, int page, int size) {
        return ListPage.of(count(filter), page, size, before -> rows(filter, order, before, size));
    }

    /** The page is found first, so that nothing besides is read of the rows before it. */
    private List<ObligationSnapshot> rows(
            ObligationFilter filter, SortOrder<ObligationColumn> order, int before, int size) {
        String sorted = " order by " + order(order);
        return among(
                        filter,
                        "select o.*, " + REVIEWS + " from (select * ",
                        sorted + " limit :size offset :start) o" + ReportingRows.WITH_REVIEWS + sorted)
                .param("size", size)
                .param("start", before)
                .query(ReportingRows::obligation)
                .list();
    }

    @Override
    public int count(ObligationFilter filter) {
        return among(filter, "select count(*) from (select 1 ", " limit " + ListPage.COUNTED + ") counted")
                .query(Integer.class)
                .single();
    }

    @Override
    public Map<ObligationState, Integer> counts(ObligationFilter filter) {
        Map<ObligationState, Integer> counts = new EnumMap<>(ObligationState.class);
        among(
                        filter,
                        "select state, count(*) as many from (select state ",
                        " limit " + ListPage.COUNTED + ") counted group by state")
                .query(row -> {
                    counts.put(ObligationState.valueOf(row.getString("state")), row.getInt("many"));
                });
        return counts;
    }

    @Override
    public Map<ItemId, Integer> unreviewed(Quarter quarter, Set<UnitId> leads) {
        Map<ItemId, Integer> counts = new HashMap<>();
        among(
                        ObligationFilter.of(quarter).ledBy(leads).toReview(),
                        "select item_id, count(*) as many from (select item_id ",
                        " limit " + ListPage.COUNTED + ") counted group by item_id")
                .query(row -> {
                    counts.put(ItemId.of(row.getString("item_id")), row.getInt("many"));
                });
        return counts;
    }

    private JdbcClient.StatementSpec among(ObligationFilter filter, String what, String behind) {
        List<String> conditions = new ArrayList<>(List.of("quarter = :quarter"));
        Map<String, Object> values =
                new HashMap<>(Map.of("quarter", filter.quarter().toString()));
        if (filter.units() != null) {
            conditions.add(oneOf("unit_id", "units", filter.units(), values));
        }
        if (filter.leads() != null) {
            conditions.add(oneOf("lead_unit_id", "leads", filter.leads(), values));
        }
        if (filter.item() != null) {
            conditions.add("item_id = :item");
            values.put("item", filter.item().value());
        }
        if (filter.state() != null) {
            conditions.add("state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.unreviewed()) {
            conditions.add("not exists (select 1 from report where obligation_id = obligation.id"
                    + " and report.round = obligation.round and review_decision is not null)");
        }
        if (filter.urging() != null) {
            conditions.addAll(conditions(filter.urging(), values));
        }
        return jdbc.sql(what + "from obligation where " + String.join(" and ", conditions) + behind)
                .params(values);
    }

    private static List<String> conditions(ObligationFilter.Urging urging, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        conditions.add(Arrays.stream(ObligationState.values())
                .filter(ObligationState::isWithUnit)
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "state in (", ")")));
        if (urging.from() != null) {
            conditions.add("due_at >= :from");
            values.put("from", urging.from());
        }
        if (urging.until() != null) {
            conditions.add("due_at < :until");
            values.put("until", urging.until());
        }
        conditions.add((urging.urged() ? "" : "not ")
                + "exists (select 1 from urge where obligation_id = obligation.id and answer is null)");
        return conditions;
    }

    /** One unit, as nearly everybody has, by equality: an index then gives the order, too. */
    private static String oneOf(String column, String name, Collection<UnitId> units, Map<String, Object> values) {
        if (units.isEmpty()) {
            return "1 = 0";
        }
        List<String> ids = units.stream().map(UnitId::value).toList();
        values.put(name, ids.size() == 1 ? ids.get(0) : ids);
        return column + (ids.size() == 1 ? " = :" + name : " in (:" + name + ")");
    }

    private static String order(SortOrder<ObligationColumn> order) {
        String way = " " + order.direction();
        return switch (order.column()) {
            case ITEM -> "item_place" + way + ", unit_id" + way;
            case UNIT -> "unit_id" + way + ", item_place" + way;
            case DUE -> "due_at" + way + ", " + PLAN_ORDER;
            case STATE -> byState() + way + ", " + PLAN_ORDER;
        };
    }

    /** As an obligation goes through them. */
    private static String byState() {
        return Arrays.stream(ObligationState.values())
                .map(state -> " when '" + state.name() + "' then " + state.ordinal())
                .collect(Collectors.joining("", "case state", " end"));
    }

    private List<ObligationSnapshot> inPlanOrder(JdbcClient.StatementSpec statement) {
        return statement.query(ReportingRows::obligation).list().stream()
                .sorted(Comparator.comparing((ObligationSnapshot obligation) ->
                                obligation.id().item())
                        .thenComparing(obligation -> placeInThePlan(obligation.id()))
                        .thenComparing(obligation -> obligation.id().unit().value()))
                .toList();
    }

    private int placeInThePlan(ObligationId id) {
        return plan.findItem(id.item().value())
                .map(Item::responsibleUnits)
                .map(units -> units.indexOf(id.unit()))
                .orElse(-1);
    }
}
