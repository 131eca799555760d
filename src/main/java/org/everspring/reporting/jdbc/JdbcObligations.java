package org.everspring.reporting.jdbc;

import static org.everspring.reporting.jdbc.ReportingRows.OBLIGATIONS;

import java.util.List;
import java.util.Optional;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Obligations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcObligations implements Obligations {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final MatterStates states;

    JdbcObligations(JdbcClient jdbc, JdbcTemplate batches, MatterStates states) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.states = states;
    }

    @Override
    public Optional<Obligation> find(ObligationId id) {
        return jdbc.sql(OBLIGATIONS + " where o.id = ?")
                .param(id.toString())
                .query(ReportingRows::obligation)
                .optional()
                .map(Obligation::new);
    }

    @Override
    public Obligation get(ObligationId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的报送任务。"));
    }

    @Override
    public void add(List<Obligation> opened) {
        batches.batchUpdate(
                "insert into obligation (id, quarter, item_id, item_place, unit_id, lead_unit_id, state, due_at, closes_at,"
                        + " round, times_returned, times_withdrawn, times_urged)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
                opened.stream()
                        .map(Obligation::snapshot)
                        .map(now -> new Object[] {
                            now.id().toString(),
                            now.id().quarter().toString(),
                            now.id().item().value(),
                            now.id().item().place(),
                            now.id().unit().value(),
                            now.leadUnit().value(),
                            now.state().name(),
                            now.due().at(),
                            now.closes().at()
                        })
                        .toList());
    }

    @Override
    public void save(Obligation obligation) {
        ObligationSnapshot now = obligation.snapshot();
        int saved = jdbc.sql("update obligation set state = ?, due_at = ?, round = ?, first_submitted_at = ?,"
                        + " late_working_days = ?, times_returned = ?, times_withdrawn = ?, times_urged = ?, closed_at = ?,"
                        + " version = version + 1 where id = ? and version = ?")
                .params(
                        now.state().name(),
                        now.due().at(),
                        now.round(),
                        now.firstSubmittedAt(),
                        now.lateWorkingDays(),
                        now.timesReturned(),
                        now.timesWithdrawn(),
                        now.timesUrged(),
                        now.closedAt(),
                        now.id().toString(),
                        now.version())
                .update();
        if (saved == 0) {
            throw AlreadyDoneException.inTheMeantime("这项报送");
        }
        states.saved(now.id(), obligation.loaded().state(), now.state());
    }
}
