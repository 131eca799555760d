package org.everspring.measures.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.Breakdown;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.BreakdownSnapshot;
import org.everspring.measures.BreakdownState;
import org.everspring.measures.Breakdowns;
import org.everspring.measures.Measure;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The column {@code version} counts what the unit has handed in; {@code row_version} counts every change. */
@Repository
class JdbcBreakdowns implements Breakdowns {

    private static final String CONFIRM = "confirm";
    private static final String RETURN = "return";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final MatterStates states;

    JdbcBreakdowns(JdbcClient jdbc, JdbcTemplate batches, MatterStates states) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.states = states;
    }

    @Override
    public Optional<Breakdown> find(BreakdownId id) {
        return jdbc.sql("select * from breakdown where id = ?")
                .param(id.toString())
                .query(JdbcBreakdowns::breakdown)
                .optional()
                .map(Breakdown::new);
    }

    @Override
    public Breakdown get(BreakdownId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的细化举措。"));
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
    public void add(List<Breakdown> opened) {
        batches.batchUpdate(
                "insert into breakdown (id, item_id, unit_id, lead_unit_id, state, due_at, closes_at, version,"
                        + " times_returned) values (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                opened.stream()
                        .map(Breakdown::snapshot)
                        .map(now -> new Object[] {
                            now.id().toString(),
                            now.id().item().value(),
                            now.id().unit().value(),
                            now.leadUnit().value(),
                            now.state().name(),
                            now.due().at(),
                            now.closes().at(),
                            now.round()
                        })
                        .toList());
    }

    @Override
    public void save(Breakdown breakdown) {
        BreakdownSnapshot now = breakdown.snapshot();
        int saved = jdbc.sql("update breakdown set state = ?, due_at = ?, closes_at = ?, version = ?,"
                        + " confirmed_version = ?, confirmed_at = ?, times_returned = ?, return_reason = ?, row_version = row_version + 1"
                        + " where id = ? and row_version = ?")
                .params(
                        now.state().name(),
                        now.due().at(),
                        now.closes().at(),
                        now.round(),
                        now.confirmedRound(),
                        now.confirmedAt(),
                        now.timesReturned(),
                        now.decision() == null ? null : now.decision().returnReason(),
                        now.id().toString(),
                        now.version())
                .update();
        if (saved == 0) {
            throw AlreadyDoneException.inTheMeantime("这份细化举措");
        }
        states.saved(now.id(), breakdown.loaded().state(), now.state());
    }

    @Override
    public void submitted(BreakdownId id, String userId, OffsetDateTime at) {
        jdbc.sql("update breakdown set submitted_by = ?, submitted_at = ? where id = ?")
                .params(userId, at, id.toString())
                .update();
    }

    @Override
    public void draft(BreakdownId id, int round, List<Measure> measures) {
        jdbc.sql("delete from measure where breakdown_id = ? and version = ?")
                .params(id.toString(), round)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Measure measure : measures) {
            rows.add(new Object[] {
                id.toString(),
                round,
                rows.size() + 1,
                measure.title(),
                measure.dueOn(),
                measure.owner(),
                measure.ownerPhone()
            });
        }
        batches.batchUpdate(
                "insert into measure (breakdown_id, version, position, title, due_on, owner, owner_phone)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public void decide(Breakdown breakdown, String userId, OffsetDateTime at) {
        BreakdownSnapshot now = breakdown.snapshot();
        BreakdownDecision decision = Objects.requireNonNull(now.decision());
        jdbc.sql("update breakdown set reviewed_version = ?, decision = ?, return_reason = ?, reviewed_by = ?,"
                        + " reviewed_at = ? where id = ?")
                .params(
                        now.round(),
                        decision.confirmed() ? CONFIRM : RETURN,
                        decision.returnReason(),
                        userId,
                        at,
                        now.id().toString())
                .update();
    }

    @Override
    public List<Measure> measures(BreakdownId id, int round) {
        return jdbc.sql("select * from measure where breakdown_id = ? and version = ? order by position")
                .params(id.toString(), round)
                .query(JdbcBreakdowns::measure)
                .list();
    }

    static Measure measure(ResultSet row, int number) throws SQLException {
        return new Measure(
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                row.getString("owner"),
                row.getString("owner_phone"));
    }

    static BreakdownSnapshot breakdown(ResultSet row, int number) throws SQLException {
        int round = row.getInt("version");
        boolean decided = row.getString("decision") != null && row.getInt("reviewed_version") == round;
        return new BreakdownSnapshot(
                BreakdownId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                BreakdownState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                round,
                row.getObject("confirmed_version", Integer.class),
                row.getObject("confirmed_at", OffsetDateTime.class),
                row.getInt("times_returned"),
                decided
                        ? new BreakdownDecision(
                                CONFIRM.equals(row.getString("decision")), row.getString("return_reason"))
                        : null,
                row.getInt("row_version"));
    }
}
