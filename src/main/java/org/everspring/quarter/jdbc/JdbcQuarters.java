package org.everspring.quarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.quarter.QuarterState;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuarters implements Quarters {

    private final JdbcClient jdbc;

    private final MatterStates states;

    JdbcQuarters(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<ReportingQuarter> find(Quarter quarter) {
        return jdbc.sql("select * from reporting_quarter where id = ?")
                .param(quarter.toString())
                .query(JdbcQuarters::quarter)
                .optional();
    }

    @Override
    public ReportingQuarter get(Quarter quarter) {
        return find(quarter).orElseThrow(() -> new InvalidInputException(quarter.label() + "尚未开启。"));
    }

    @Override
    public List<ReportingQuarter> all() {
        return jdbc.sql("select * from reporting_quarter order by id desc")
                .query(JdbcQuarters::quarter)
                .list();
    }

    @Override
    public boolean add(ReportingQuarter quarter, @Nullable String userId, OffsetDateTime at) {
        if (find(quarter.id()).isPresent()) {
            return false;
        }
        try {
            return jdbc.sql("insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at,"
                                    + " opened_steps, open_summaries, admitted_by, admitted_at)"
                                    + " values (?, ?, ?, ?, ?, 0, 0, ?, ?)")
                            .params(
                                    quarter.id().toString(),
                                    quarter.state().name(),
                                    quarter.reportDue().at(),
                                    quarter.summaryDue().at(),
                                    quarter.closes().at(),
                                    userId,
                                    at)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            // Two at once: the other has committed first. PostgreSQL cannot go on with this transaction.
            throw new InvalidInputException(quarter.id().label() + "已经开启，不能重复开启。");
        }
    }

    @Override
    public void schedule(ReportingQuarter read, Cycles reports, Cycles summaries, int summariesExpected) {
        update(
                read,
                "report_reminder_cycle = ?, report_overdue_cycle = ?, summary_reminder_cycle = ?,"
                        + " summary_overdue_cycle = ?, open_summaries = ?",
                reports.reminders(),
                reports.escalations(),
                summaries.reminders(),
                summaries.escalations(),
                summariesExpected);
    }

    @Override
    public void advance(ReportingQuarter read, int openedSteps, QuarterState to) {
        update(read, "opened_steps = ?, state = ?", openedSteps, to.name());
        states.saved(read.id(), read.state(), to);
    }

    private void update(ReportingQuarter read, String set, Object... values) {
        int updated = jdbc.sql(
                        "update reporting_quarter set version = version + 1, " + set + " where id = ? and version = ?")
                .params(values)
                .params(read.id().toString(), read.version())
                .update();
        if (updated == 0) {
            throw new AlreadyDoneException(read.id().label() + "刚刚已由他人办理，本次办理未生效。请刷新后再看。");
        }
    }

    @Override
    public int closeSummary(Quarter quarter) {
        // The update takes the row's lock: whoever comes last sees zero, and nobody else does.
        jdbc.sql("update reporting_quarter set open_summaries = open_summaries - 1 where id = ?")
                .param(quarter.toString())
                .update();
        return jdbc.sql("select open_summaries from reporting_quarter where id = ?")
                .param(quarter.toString())
                .query(Integer.class)
                .single();
    }

    private static ReportingQuarter quarter(ResultSet row, int number) throws SQLException {
        return new ReportingQuarter(
                Quarter.parse(row.getString("id")),
                QuarterState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("report_due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("summary_due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                new Cycles(row.getString("report_reminder_cycle"), row.getString("report_overdue_cycle")),
                new Cycles(row.getString("summary_reminder_cycle"), row.getString("summary_overdue_cycle")),
                row.getInt("opened_steps"),
                row.getInt("open_summaries"),
                row.getInt("version"));
    }
}
