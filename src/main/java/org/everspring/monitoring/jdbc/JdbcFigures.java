package org.everspring.monitoring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ProblemConditions;
import org.everspring.improvement.ProblemState;
import org.everspring.monitoring.DutyFigures;
import org.everspring.monitoring.EngineFigures;
import org.everspring.monitoring.Figures;
import org.everspring.quarter.QuarterState;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what runs, and never what has been: a history of many years makes no figure dearer. Of the jobs, most of which are
 * timers of days to come, only those by an index: what is due, and what has failed.
 */
@Component
class JdbcFigures implements Figures {

    private static final String RUNNABLE =
            "from ACT_RU_JOB where DUEDATE_ <= :now and RETRIES_ > 0 and SUSPENSION_STATE_ = 1";

    private static final String ENGINE = """
            select (select count(*) from ACT_RU_TASK) as TASKS_,
                (select count(*) from ACT_RU_TASK where DUE_DATE_ <= :now) as LATE_,
                (select count(*) %1$s and TYPE_ = 'timer') as TIMERS_,
                (select count(*) %1$s) as WAITING_,
                (select min(DUEDATE_) %1$s) as SINCE_,
                (select count(*) from ACT_RU_JOB where EXCEPTION_STACK_ID_ is not null and RETRIES_ > 0) as RETRIED_,
                (select count(*) from ACT_RU_INCIDENT where INCIDENT_TYPE_ = 'failedJob') as STOPPED_,
                (select count(*) from ACT_RU_INCIDENT) as INCIDENTS_""".formatted(RUNNABLE);

    private static final String OF_QUARTER =
            "select count(*) from obligation o where o.quarter = q.id and o.state = '%s'";

    private static final String DUTIES = "select q.id, q.state, "
            + Arrays.stream(ObligationState.values())
                    .map(state -> "(" + OF_QUARTER.formatted(state.name()) + ") as " + column(state))
                    .collect(Collectors.joining(", "))
            + """
            , (select count(*) from obligation o where o.quarter = q.id and o.state in (:withUnit) and o.due_at <= :moment)
                as late_obligations,
            (select count(*) from problem p where p.state in (:running)) as open_problems,
            (select count(*) from problem p where p.state in (:running)
                and %s <= :moment) as late_problems
            from (select 1 as one) always
            left join reporting_quarter q on q.id = (select max(id) from reporting_quarter)""".formatted(ProblemConditions.DUE);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public EngineFigures engine() {
        return jdbc.sql(ENGINE)
                .param("now", LocalDateTime.ofInstant(clock.instant(), WorkCalendar.ZONE))
                .query((row, number) -> new EngineFigures(
                        row.getLong("TASKS_"),
                        row.getLong("LATE_"),
                        row.getLong("TIMERS_"),
                        row.getLong("WAITING_"),
                        instant(row.getObject("SINCE_", LocalDateTime.class)),
                        row.getLong("RETRIED_"),
                        row.getLong("STOPPED_"),
                        row.getLong("INCIDENTS_")))
                .single();
    }

    @Override
    public DutyFigures duties() {
        return jdbc.sql(DUTIES)
                .param(
                        "withUnit",
                        Arrays.stream(ObligationState.values())
                                .filter(ObligationState::isWithUnit)
                                .map(ObligationState::name)
                                .toList())
                .param(
                        "running",
                        ProblemState.RUNNING.stream().map(ProblemState::name).toList())
                .param("moment", OffsetDateTime.now(clock))
                .query(JdbcFigures::read)
                .single();
    }

    private static DutyFigures read(ResultSet row, int number) throws SQLException {
        String quarter = row.getString("id");
        Map<ObligationState, Long> obligations = new EnumMap<>(ObligationState.class);
        for (ObligationState state : ObligationState.values()) {
            long many = row.getLong(column(state));
            if (many > 0) {
                obligations.put(state, many);
            }
        }
        return new DutyFigures(
                quarter == null ? null : Quarter.parse(quarter),
                quarter == null ? null : QuarterState.valueOf(row.getString("state")),
                obligations,
                row.getLong("late_obligations"),
                row.getLong("open_problems"),
                row.getLong("late_problems"));
    }

    private static String column(ObligationState state) {
        return "in_" + state.name();
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(WorkCalendar.ZONE).toInstant();
    }
}
