package org.everspring.indicators.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemConditions;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemState;
import org.everspring.indicators.LoopGrouping;
import org.everspring.indicators.LoopQueries;
import org.everspring.indicators.NominationStanding;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.ExperienceState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLoop implements LoopQueries {

    /** To another lead of the same step. */
    private static final String MOVES_ON = "d.taken_at is not null and d.choice <> 'TRANSFER'";

    private static final String NOMINATED = " join experience e on e.problem_id = p.id";

    private final JdbcClient jdbc;

    JdbcLoop(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Standing> standings(ProblemFilter filter, LoopGrouping grouping, OffsetDateTime now) {
        String sql = "select " + key(grouping) + " as grouped, p.state, count(*) as problems, sum(case when "
                + ProblemConditions.DUE + " <= :now then 1 else 0 end) as late";
        return among(sql, filter, " group by " + key(grouping) + ", p.state")
                .param("now", now)
                .query((row, number) -> new Standing(
                        row.getString("grouped"),
                        ProblemState.valueOf(row.getString("state")),
                        row.getInt("problems"),
                        row.getInt("late")))
                .list();
    }

    private static String key(LoopGrouping grouping) {
        return switch (grouping) {
            case ITEM -> "p.item_id";
            case UNIT -> "p.unit_id";
            case SOURCE -> "p.source";
        };
    }

    @Override
    public Map<Quarter, Integer> reported(ProblemFilter filter) {
        return among(Quarters.counted("p.reported_at"), filter, Quarters.GROUPED)
                .query(Quarters::counts);
    }

    @Override
    public Map<Choice, Integer> passed(ProblemFilter filter) {
        Map<Choice, Integer> passed = new EnumMap<>(Choice.class);
        among(
                        "select d.choice, count(distinct d.problem_id) as problems",
                        " join problem_decision d on d.problem_id = p.id and d.taken_at is not null",
                        filter,
                        " group by d.choice")
                .query(row -> {
                    passed.put(Choice.valueOf(row.getString("choice")), row.getInt("problems"));
                });
        return passed;
    }

    @Override
    public List<Duration<Choice>> stays(ProblemFilter filter) {
        return among(
                        "select choice, from_day, to_day, count(*) as problems from (select d.choice, "
                                + day("coalesce(lag(d.taken_at) over (partition by d.problem_id order by d.number),"
                                        + " p.reported_at)")
                                + " as from_day, " + day("d.taken_at") + " as to_day",
                        " join problem_decision d on d.problem_id = p.id and " + MOVES_ON,
                        filter,
                        ") stay group by choice, from_day, to_day")
                .query(duration(row -> Choice.valueOf(row.getString("choice"))))
                .list();
    }

    @Override
    public List<Duration<String>> lives(ProblemFilter filter, LoopGrouping grouping) {
        return among(
                        "select grouped, from_day, to_day, count(*) as problems from (select " + key(grouping)
                                + " as grouped, " + day("p.reported_at") + " as from_day, " + day("p.closed_at")
                                + " as to_day",
                        filter,
                        " and p.state = 'CLOSED') life group by grouped, from_day, to_day")
                .query(duration(row -> row.getString("grouped")))
                .list();
    }

    @Override
    public List<Stalled> stalled(ProblemFilter filter, int most) {
        return among(
                        "select * from (select x.*, row_number() over (partition by x.state order by x.since, x.id) as place"
                                + " from (select p.id, p.title, p.item_id, p.state, p.waiting_unit_id, "
                                + ProblemConditions.DUE
                                + " as due, coalesce((select max(d.taken_at) from problem_decision d"
                                + " where d.problem_id = p.id and " + MOVES_ON + "), p.reported_at) as since",
                        filter,
                        " and p.state in "
                                + ScopeConditions.oneOf(
                                        ProblemState.RUNNING.stream().sorted())
                                + " and p.waiting_unit_id is not null) x) placed where place <= :most order by since, id")
                .param("most", most)
                .query((row, number) -> new Stalled(
                        ProblemId.parse(row.getString("id")),
                        row.getString("title"),
                        row.getString("item_id") == null ? null : ItemId.of(row.getString("item_id")),
                        ProblemState.valueOf(row.getString("state")),
                        UnitId.of(row.getString("waiting_unit_id")),
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("due", OffsetDateTime.class)))
                .list();
    }

    @Override
    public Promotions promotions(ProblemFilter filter, OffsetDateTime now) {
        return among(
                        "select count(*) as nominated, " + sum(NominationStanding.RUNNING) + " as running, "
                                + sum(NominationStanding.LATE) + " as late, " + sum(NominationStanding.PROMOTED)
                                + " as promoted",
                        NOMINATED,
                        filter,
                        "")
                .param("now", now)
                .query((row, number) -> new Promotions(
                        row.getInt("nominated"), row.getInt("running"), row.getInt("late"), row.getInt("promoted")))
                .single();
    }

    private static String sum(NominationStanding standing) {
        return "sum(case when " + condition(standing) + " then 1 else 0 end)";
    }

    private static String condition(NominationStanding standing) {
        return switch (standing) {
            case RUNNING -> "e.state in ('UNDER_REVIEW', 'RETURNED', 'ADOPTING', 'RECOGNISING')";
            case LATE -> "e.state = 'ADOPTING' and e.adopt_due_at <= :now";
            case PROMOTED -> "e.state = 'PROMOTED'";
        };
    }

    @Override
    public ListPage<Nominated> nominated(
            ProblemFilter filter, @Nullable NominationStanding standing, OffsetDateTime now, int page, int size) {
        String narrowed = standing == null ? "" : " and " + condition(standing);
        int total = among("select count(*) from (select 1", NOMINATED, filter, narrowed + " limit :counted) counted")
                .param("counted", ListPage.COUNTED)
                .param("now", now)
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                size,
                before -> among(
                                "select e.id, e.title, e.problem_id, p.title as problem_title, e.unit_id, e.state,"
                                        + " e.nominated_at, e.adopt_due_at",
                                NOMINATED,
                                filter,
                                narrowed + " order by e.nominated_at desc, e.id desc limit :size offset :before")
                        .param("now", now)
                        .param("size", size)
                        .param("before", before)
                        .query((row, number) -> new Nominated(
                                ExperienceId.parse(row.getString("id")),
                                row.getString("title"),
                                ProblemId.parse(row.getString("problem_id")),
                                row.getString("problem_title"),
                                UnitId.of(row.getString("unit_id")),
                                ExperienceState.valueOf(row.getString("state")),
                                row.getObject("nominated_at", OffsetDateTime.class),
                                row.getObject("adopt_due_at", OffsetDateTime.class)))
                        .list());
    }

    @Override
    public List<Duration<String>> publications(ProblemFilter filter) {
        return among(
                        "select from_day, to_day, count(*) as problems from (select " + day("e.nominated_at")
                                + " as from_day, " + day("e.published_at") + " as to_day",
                        " join experience e on e.problem_id = p.id and e.published_at is not null",
                        filter,
                        ") made group by from_day, to_day")
                .query(duration(row -> (String) null))
                .list();
    }

    private interface Key<T> {
        @Nullable
        T of(ResultSet row) throws SQLException;
    }

    private static <T> RowMapper<Duration<T>> duration(Key<T> key) {
        return (row, number) -> new Duration<>(
                key.of(row),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("problems"));
    }

    /** In the plan's zone. */
    private static String day(String moment) {
        return "cast(" + moment + " at time zone 'Asia/Shanghai' as date)";
    }

    private StatementSpec among(String what, ProblemFilter filter, String behind) {
        return among(what, "", filter, behind);
    }

    private StatementSpec among(String what, String joined, ProblemFilter filter, String behind) {
        ProblemConditions conditions = ProblemConditions.of(filter);
        return jdbc.sql(what + " from problem p" + joined + " where 1 = 1" + conditions.text() + behind)
                .params(conditions.values());
    }
}
