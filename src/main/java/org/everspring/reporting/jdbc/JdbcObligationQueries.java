package org.everspring.reporting.jdbc;

import static org.everspring.reporting.jdbc.ReportingRows.OBLIGATIONS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcObligationQueries implements ObligationQueries {

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
    public List<ObligationSnapshot> concerning(UnitId unit, Quarter quarter) {
        return inPlanOrder(jdbc.sql(OBLIGATIONS + " where quarter = ? and (unit_id = ? or lead_unit_id = ?)")
                .params(quarter.toString(), unit.value(), unit.value()));
    }

    @Override
    public List<ObligationSnapshot> page(Quarter quarter, List<ItemId> items, Set<ObligationState> states, int page) {
        return among(
                        quarter,
                        items,
                        states,
                        OBLIGATIONS,
                        " order by position(',' || item_id || ',' in :order), unit_id" + " limit :size offset :start")
                .param("order", items.stream().map(ItemId::value).collect(Collectors.joining(",", ",", ",")))
                .param("size", PAGE_SIZE)
                .param("start", Math.max(0L, page) * PAGE_SIZE)
                .query(ReportingRows::obligation)
                .list();
    }

    @Override
    public int count(Quarter quarter, List<ItemId> items, Set<ObligationState> states) {
        return among(quarter, items, states, "select count(*) from obligation", "")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec among(
            Quarter quarter, List<ItemId> items, Set<ObligationState> states, String what, String order) {
        return jdbc.sql(what + " where quarter = :quarter and item_id in (:items)" + " and state in (:states)" + order)
                .param("quarter", quarter.toString())
                .param("items", items.stream().map(ItemId::value).toList())
                .param("states", states.stream().map(ObligationState::name).toList());
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
                .map(item -> item.responsibleUnits().indexOf(id.unit()))
                .orElse(-1);
    }
}
