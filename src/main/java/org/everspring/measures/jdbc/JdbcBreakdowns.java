package org.everspring.measures.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.Breakdown;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.BreakdownState;
import org.everspring.measures.Breakdowns;
import org.everspring.measures.Measure;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBreakdowns implements Breakdowns {

    private static final String CONFIRM = "confirm";
    private static final String RETURN = "return";

    private final JdbcClient jdbc;

    private final MatterStates states;

    JdbcBreakdowns(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Breakdown> find(BreakdownId id) {
        return jdbc.sql("select * from breakdown where id = ?")
                .param(id.toString())
                .query(JdbcBreakdowns::breakdown)
                .optional();
    }

    @Override
    public Set<BreakdownId> known(Collection<BreakdownId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select id from breakdown where id in (:ids)")
                .param("ids", ids.stream().map(BreakdownId::toString).toList())
                .query((row, number) -> BreakdownId.parse(row.getString("id")))
                .list());
    }

    @Override
    public void add(Breakdown breakdown) {
        jdbc.sql("insert into breakdown (id, item_id, unit_id, lead_unit_id, state, due_at, closes_at, version,"
                        + " times_returned) values (?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        breakdown.id().toString(),
                        breakdown.id().item().value(),
                        breakdown.id().unit().value(),
                        breakdown.leadUnit().value(),
                        breakdown.state().name(),
                        breakdown.due().at(),
                        breakdown.closes().at(),
                        breakdown.version())
                .update();
    }

    @Override
    public void reopen(BreakdownId id, Deadline due, Deadline closes) {
        jdbc.sql(
                        "update breakdown set state = 'DRAFTING', due_at = ?, closes_at = ?, return_reason = null where id = ?")
                .params(due.at(), closes.at(), id.toString())
                .update();
    }

    @Override
    public void moveDates(BreakdownId id, Deadline due, Deadline closes) {
        jdbc.sql("update breakdown set due_at = ?, closes_at = ? where id = ?")
                .params(due.at(), closes.at(), id.toString())
                .update();
    }

    @Override
    public void submit(BreakdownId id, int version, List<Measure> measures, String userId, OffsetDateTime at) {
        jdbc.sql("update breakdown set version = ?, submitted_by = ?, submitted_at = ? where id = ?")
                .params(version, userId, at, id.toString())
                .update();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            jdbc.sql("insert into measure (breakdown_id, version, position, title, due_on, owner, owner_phone)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id.toString(),
                            version,
                            i + 1,
                            measure.title(),
                            measure.dueOn(),
                            measure.owner(),
                            measure.ownerPhone())
                    .update();
        }
    }

    @Override
    public boolean move(BreakdownId id, BreakdownState from, BreakdownState to) {
        boolean moved = jdbc.sql("update breakdown set state = ? where id = ? and state = ?")
                        .params(to.name(), id.toString(), from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void decide(BreakdownId id, int version, BreakdownDecision decision, String userId, OffsetDateTime at) {
        jdbc.sql("update breakdown set reviewed_version = ?, decision = ?, return_reason = ?, reviewed_by = ?,"
                        + " reviewed_at = ? where id = ?")
                .params(
                        version,
                        decision.confirmed() ? CONFIRM : RETURN,
                        decision.returnReason(),
                        userId,
                        at,
                        id.toString())
                .update();
    }

    @Override
    public Optional<BreakdownDecision> decision(BreakdownId id, int version) {
        return jdbc.sql("select decision, return_reason from breakdown where id = ? and reviewed_version = ?")
                .params(id.toString(), version)
                .query((row, number) -> new BreakdownDecision(
                        CONFIRM.equals(row.getString("decision")), row.getString("return_reason")))
                .optional();
    }

    @Override
    public void confirm(BreakdownId id, int version, OffsetDateTime at) {
        jdbc.sql("update breakdown set confirmed_version = ?, confirmed_at = ?, return_reason = null where id = ?")
                .params(version, at, id.toString())
                .update();
    }

    @Override
    public void recordReturn(BreakdownId id, String reason) {
        jdbc.sql("update breakdown set times_returned = times_returned + 1, return_reason = ? where id = ?")
                .params(reason, id.toString())
                .update();
    }

    @Override
    public List<Measure> measures(BreakdownId id, int version) {
        return jdbc.sql("select * from measure where breakdown_id = ? and version = ? order by position")
                .params(id.toString(), version)
                .query((row, number) -> new Measure(
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("owner"),
                        row.getString("owner_phone")))
                .list();
    }

    private static Breakdown breakdown(ResultSet row, int number) throws SQLException {
        return new Breakdown(
                BreakdownId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                BreakdownState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                row.getInt("version"),
                row.getObject("confirmed_version", Integer.class));
    }
}
