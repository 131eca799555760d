package org.everspring.quarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Countersignature;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryDecision;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ProgressStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSummaries implements Summaries {

    static final String ACCEPT = "accept";
    private static final String RETURN = "return";

    private final JdbcClient jdbc;

    private final MatterStates states;

    JdbcSummaries(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public void add(ItemSummary summary) {
        SummaryId id = summary.id();
        jdbc.sql("insert into summary (id, quarter, item_id, lead_unit_id, state, due_at, closes_at, open_reports,"
                        + " round, times_returned, times_objected) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)")
                .params(
                        id.toString(),
                        id.quarter().toString(),
                        id.item().value(),
                        summary.leadUnit().value(),
                        summary.state().name(),
                        summary.due().at(),
                        summary.closes().at(),
                        summary.openReports())
                .update();
    }

    @Override
    public Optional<ItemSummary> find(SummaryId id) {
        return jdbc.sql("select * from summary where id = ?")
                .param(id.toString())
                .query(JdbcSummaries::summary)
                .optional();
    }

    @Override
    public ItemSummary get(SummaryId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的汇总任务。"));
    }

    @Override
    public List<ItemSummary> ofQuarter(Quarter quarter) {
        return jdbc
                .sql("select * from summary where quarter = ?")
                .param(quarter.toString())
                .query(JdbcSummaries::summary)
                .list()
                .stream()
                .sorted(Comparator.comparing(summary -> summary.id().item()))
                .toList();
    }

    @Override
    public int closeReport(SummaryId id) {
        // The update takes the row's lock: whoever comes last sees zero, and nobody else does.
        jdbc.sql("update summary set open_reports = open_reports - 1 where id = ?")
                .param(id.toString())
                .update();
        return jdbc.sql("select open_reports from summary where id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean move(SummaryId id, SummaryState from, SummaryState to) {
        boolean moved = jdbc.sql("update summary set state = ? where id = ? and state = ?")
                        .params(to.name(), id.toString(), from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void submit(
            SummaryId id, int round, SummaryText text, int lateWorkingDays, String userId, OffsetDateTime at) {
        jdbc.sql("update summary set round = ?, first_submitted_at = coalesce(first_submitted_at, ?),"
                        + " late_working_days = coalesce(late_working_days, ?) where id = ?")
                .params(round, at, lateWorkingDays, id.toString())
                .update();
        jdbc.sql("insert into summary_text (summary_id, round, status, progress, problems, experience, next_steps,"
                        + " signed_by, submitted_by, submitted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.toString(),
                        round,
                        text.status().name(),
                        text.progress(),
                        text.problems(),
                        text.experience(),
                        text.nextSteps(),
                        text.signedBy(),
                        userId,
                        at)
                .update();
    }

    @Override
    public Optional<SummaryText> text(SummaryId id, int round) {
        return jdbc.sql("select * from summary_text where summary_id = ? and round = ?")
                .params(id.toString(), round)
                .query(JdbcSummaries::text)
                .optional();
    }

    @Override
    public void countersign(SummaryId id, int round, Countersignature answer, String userId, OffsetDateTime at) {
        jdbc.sql("insert into countersignature (summary_id, round, unit_id, decision, opinion, answered_by,"
                        + " answered_at) select ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from countersignature"
                        + " where summary_id = ? and round = ? and unit_id = ?)")
                .params(
                        id.toString(),
                        round,
                        answer.unit().value(),
                        answer.decision().name(),
                        answer.opinion(),
                        userId,
                        at,
                        id.toString(),
                        round,
                        answer.unit().value())
                .update();
    }

    @Override
    public List<Countersignature> countersignatures(SummaryId id, int round) {
        return jdbc.sql("select * from countersignature where summary_id = ? and round = ? order by unit_id")
                .params(id.toString(), round)
                .query(JdbcSummaries::countersignature)
                .list();
    }

    @Override
    public void decide(SummaryId id, int round, SummaryDecision decision, String userId, OffsetDateTime at) {
        jdbc.sql("update summary_text set decision = ?, return_reason = ?, decided_by = ?, decided_at = ?"
                        + " where summary_id = ? and round = ?")
                .params(
                        decision.accepted() ? ACCEPT : RETURN,
                        decision.returnReason(),
                        userId,
                        at,
                        id.toString(),
                        round)
                .update();
    }

    @Override
    public Optional<SummaryDecision> decision(SummaryId id, int round) {
        return jdbc.sql("select decision, return_reason from summary_text"
                        + " where summary_id = ? and round = ? and decision is not null")
                .params(id.toString(), round)
                .query((row, number) ->
                        new SummaryDecision(ACCEPT.equals(row.getString("decision")), row.getString("return_reason")))
                .optional();
    }

    @Override
    public void countReturn(SummaryId id) {
        count("times_returned", id);
    }

    @Override
    public void countObjection(SummaryId id) {
        count("times_objected", id);
    }

    private void count(String column, SummaryId id) {
        jdbc.sql("update summary set " + column + " = " + column + " + 1 where id = ?")
                .param(id.toString())
                .update();
    }

    @Override
    public void close(SummaryId id, OffsetDateTime at) {
        jdbc.sql("update summary set closed_at = ? where id = ?")
                .params(at, id.toString())
                .update();
    }

    static SummaryText text(ResultSet row, int number) throws SQLException {
        return new SummaryText(
                ProgressStatus.valueOf(row.getString("status")),
                row.getString("progress"),
                row.getString("problems"),
                row.getString("experience"),
                row.getString("next_steps"),
                row.getString("signed_by"));
    }

    static Countersignature countersignature(ResultSet row, int number) throws SQLException {
        return new Countersignature(
                UnitId.of(row.getString("unit_id")),
                Countersignature.Decision.valueOf(row.getString("decision")),
                row.getString("opinion"));
    }

    private static ItemSummary summary(ResultSet row, int number) throws SQLException {
        return new ItemSummary(
                SummaryId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                SummaryState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                row.getInt("open_reports"),
                row.getInt("round"),
                row.getObject("first_submitted_at", OffsetDateTime.class),
                row.getObject("late_working_days", Integer.class),
                row.getInt("times_returned"),
                row.getInt("times_objected"));
    }
}
