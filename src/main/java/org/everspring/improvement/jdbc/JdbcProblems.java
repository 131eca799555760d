package org.everspring.improvement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.MatterStates;
import org.everspring.improvement.Benchmark;
import org.everspring.improvement.ImprovementAttempt;
import org.everspring.improvement.ImprovementVerification;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemEvent;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.Problems;
import org.everspring.improvement.ProgressEntry;
import org.everspring.improvement.TrackedMeasure;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.MeasureStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProblems implements Problems {

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcProblems(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Problem> find(ProblemId id) {
        return jdbc.sql("select * from problem where id = ?")
                .param(id.value())
                .query(JdbcProblems::problem)
                .optional();
    }

    @Override
    public Problem get(ProblemId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的问题。"));
    }

    @Override
    public Set<UnitId> unitsConcerned(ProblemId id) {
        return new LinkedHashSet<>(jdbc.sql("select unit_id from problem_reader where problem_id = ? order by unit_id")
                .param(id.value())
                .query((row, number) -> UnitId.of(row.getString("unit_id")))
                .list());
    }

    @Override
    public List<UnitId> concerned(ProblemId id) {
        return jdbc.sql("select unit_id from problem_concerned where problem_id = ? order by position")
                .param(id.value())
                .query((row, number) -> UnitId.of(row.getString("unit_id")))
                .list();
    }

    @Override
    public List<Problem> page(ProblemFilter filter, int page) {
        return among(
                        filter,
                        "p.*",
                        " order by p.reported_at desc, p.id desc limit :size offset :start",
                        Map.of("size", PAGE_SIZE, "start", Math.max(0L, page) * PAGE_SIZE))
                .query(JdbcProblems::problem)
                .list();
    }

    @Override
    public int count(ProblemFilter filter) {
        return among(filter, "count(*)", "", Map.of()).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec among(
            ProblemFilter filter, String what, String order, Map<String, Object> paging) {
        Map<String, Object> values = new LinkedHashMap<>(paging);
        StringBuilder where = new StringBuilder();
        if (filter.readers() != null) {
            if (filter.readers().isEmpty()) {
                where.append(" and 1 = 0");
            } else {
                where.append(" and p.id in (select r.problem_id from problem_reader r where r.unit_id in (:readers))");
                values.put(
                        "readers", filter.readers().stream().map(UnitId::value).toList());
            }
        }
        if (!filter.states().isEmpty()) {
            where.append(" and p.state in (:states)");
            values.put(
                    "states", filter.states().stream().map(ProblemState::name).toList());
        }
        if (filter.item() != null) {
            where.append(" and p.item_id = :item");
            values.put("item", filter.item().value());
        }
        if (filter.waitingFor() != null) {
            where.append(" and p.waiting_unit_id = :waiting");
            values.put("waiting", filter.waitingFor().value());
        }
        String from = "problem p where 1 = 1" + where;
        if (filter.text() != null) {
            // No like: what people type may hold its wildcards.
            String found = "position(lower(cast(:text as varchar(4000))) in"
                    + " lower(p.id || ' ' || p.title || ' ' || p.description)) > 0";
            values.put("text", filter.text());
            // Without the offset PostgreSQL would read every problem's text before it asks who may read the problem.
            from = filter.readers() == null
                    ? from + " and " + found
                    : "(select p.* from " + from + " offset 0) p where " + found;
        }
        return jdbc.sql("select " + what + " from " + from + order).params(values);
    }

    @Override
    public Optional<Benchmark> benchmark(ProblemId id) {
        return lastAttempt(id).map(ImprovementAttempt::benchmark);
    }

    @Override
    public List<TrackedMeasure> measures(ProblemId id) {
        return lastAttempt(id).map(ImprovementAttempt::measures).orElse(List.of());
    }

    private Optional<ImprovementAttempt> lastAttempt(ProblemId id) {
        List<ImprovementAttempt> attempts = attempts(id);
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    @Override
    public List<ImprovementAttempt> attempts(ProblemId id) {
        return jdbc.sql("select * from problem_benchmark where problem_id = ? order by round")
                .param(id.value())
                .query((row, number) -> new ImprovementAttempt(
                        row.getInt("round"),
                        UnitId.of(row.getString("unit_id")),
                        benchmark(row),
                        measures(id, row.getInt("round"))))
                .list();
    }

    private static Benchmark benchmark(ResultSet row) throws SQLException {
        return new Benchmark(
                row.getString("model"),
                row.getString("indicator"),
                row.getBigDecimal("theirs"),
                row.getBigDecimal("ours"),
                row.getString("value_unit"),
                Benchmark.Direction.valueOf(row.getString("direction")),
                row.getString("cause"));
    }

    private List<TrackedMeasure> measures(ProblemId id, int round) {
        return jdbc.sql("select * from problem_measure where problem_id = ? and round = ? order by position")
                .params(id.value(), round)
                .query((row, number) -> new TrackedMeasure(
                        new Measure(
                                row.getString("title"),
                                row.getObject("due_on", LocalDate.class),
                                row.getString("owner"),
                                row.getString("owner_phone")),
                        MeasureStatus.valueOf(row.getString("status")),
                        row.getString("note")))
                .list();
    }

    @Override
    public List<ProgressEntry> progress(ProblemId id) {
        return jdbc.sql("select * from problem_progress where problem_id = ? order by number")
                .param(id.value())
                .query((row, number) -> new ProgressEntry(
                        moment(row, "recorded_at"), row.getString("recorded_by_name"), row.getString("progress")))
                .list();
    }

    @Override
    public List<ImprovementVerification> verifications(ProblemId id) {
        return jdbc.sql("select * from problem_decision where problem_id = ? and choice in ('PASS', 'FAIL')"
                        + " and taken_at is not null order by number")
                .param(id.value())
                .query((row, number) -> new ImprovementVerification(
                        number + 1,
                        Choice.valueOf(row.getString("choice")) == Choice.PASS,
                        row.getString("reason"),
                        row.getString("decided_by_name"),
                        moment(row, "decided_at")))
                .list();
    }

    @Override
    public List<ProblemEvent> events(ProblemId id) {
        return jdbc.sql("select * from problem_event where problem_id = ? order by id")
                .param(id.value())
                .query((row, number) -> new ProblemEvent(
                        moment(row, "at"), row.getString("who"), row.getString("what"), row.getString("text")))
                .list();
    }

    @Override
    public List<Problem> mergedInto(ProblemId id) {
        return jdbc.sql("select * from problem where merged_into = ? order by reported_at, id")
                .param(id.value())
                .query(JdbcProblems::problem)
                .list();
    }

    @Override
    public List<Problem> reopenedAs(ProblemId id) {
        return jdbc.sql("select * from problem where reopens = ? order by reported_at, id")
                .param(id.value())
                .query(JdbcProblems::problem)
                .list();
    }

    @Override
    public Optional<Problem> ofOrigin(String system, String key) {
        return jdbc.sql("select * from problem where origin_system = ? and origin_key = ?")
                .params(system, key)
                .query(JdbcProblems::problem)
                .optional();
    }

    @Override
    public int countOf(String account, OffsetDateTime after) {
        return jdbc.sql("select count(*) from problem where reported_at > :after"
                        + " and (reported_by = :account or origin_system = :account)")
                .param("after", after)
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Origin> origin(ProblemId id) {
        return jdbc.sql("select origin_system, origin_key, origin_fingerprint from problem"
                        + " where id = ? and origin_system is not null")
                .param(id.value())
                .query((row, number) -> new Origin(
                        row.getString("origin_system"),
                        row.getString("origin_key"),
                        row.getString("origin_fingerprint")))
                .optional();
    }

    @Override
    public void lock(ProblemId id) {
        jdbc.sql("select id from problem where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void add(Problem problem, List<UnitId> concerned, Origin origin) {
        jdbc.sql("""
                        insert into problem (id, source, item_id, title, description, reported_by_unit_id, reported_by,
                            reported_by_name, reported_at, origin_system, origin_key, origin_fingerprint, state,
                            waiting_unit_id, step_due_at, triage_unit_id, verification_failures, reopens)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""")
                .params(
                        problem.id().value(),
                        problem.source().name(),
                        text(problem.item(), ItemId::value),
                        problem.title(),
                        problem.description(),
                        problem.reportedByUnit().value(),
                        problem.reportedBy(),
                        problem.reportedByName(),
                        problem.reportedAt(),
                        text(origin, Origin::system),
                        text(origin, Origin::key),
                        text(origin, Origin::fingerprint),
                        problem.state().name(),
                        problem.triageUnit().value(),
                        problem.stepDue().at(),
                        problem.triageUnit().value(),
                        text(problem.reopens(), ProblemId::value))
                .update();
        concern(problem.id(), concerned);
    }

    @Override
    public boolean move(ProblemId id, ProblemState from, ProblemState to, UnitId waitingFor, Deadline stepDue) {
        boolean moved = jdbc.sql(
                                "update problem set state = ?, waiting_unit_id = ?, step_due_at = ? where id = ? and state = ?")
                        .params(
                                to.name(),
                                text(waitingFor, UnitId::value),
                                stepDue == null ? null : stepDue.at(),
                                id.value(),
                                from.name())
                        .update()
                == 1;
        if (moved && from != to) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void file(ProblemId id, ItemId item, UnitId triageUnit) {
        jdbc.sql("update problem set item_id = ?, triage_unit_id = ? where id = ?")
                .params(item.value(), triageUnit.value(), id.value())
                .update();
        keepReaders(id);
    }

    @Override
    public void assign(ProblemId id, UnitId unit, UnitId leadUnit, Deadline due) {
        jdbc.sql("update problem set unit_id = ?, lead_unit_id = ?, due_at = ? where id = ?")
                .params(unit.value(), leadUnit.value(), due.at(), id.value())
                .update();
        keepReaders(id);
    }

    @Override
    public void moveDue(ProblemId id, Deadline due) {
        jdbc.sql("update problem set due_at = ? where id = ?")
                .params(due.at(), id.value())
                .update();
    }

    @Override
    public void moveStepDue(ProblemId id, Deadline stepDue) {
        jdbc.sql("update problem set step_due_at = ? where id = ?")
                .params(stepDue.at(), id.value())
                .update();
    }

    @Override
    public void concern(ProblemId id, List<UnitId> units) {
        Set<UnitId> known = new HashSet<>(concerned(id));
        int position = known.size();
        for (UnitId unit : units) {
            if (known.add(unit)) {
                jdbc.sql("insert into problem_concerned (problem_id, position, unit_id) values (?, ?, ?)")
                        .params(id.value(), ++position, unit.value())
                        .update();
            }
        }
        keepReaders(id);
    }

    private void keepReaders(ProblemId id) {
        jdbc.sql("delete from problem_reader where problem_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("""
                        insert into problem_reader (unit_id, problem_id)
                        select unit_id, problem_id from problem_concerned where problem_id = :id
                        union select reported_by_unit_id, id from problem where id = :id
                        union select triage_unit_id, id from problem where id = :id
                        union select unit_id, id from problem where id = :id and unit_id is not null
                        union select lead_unit_id, id from problem where id = :id and lead_unit_id is not null""").param("id", id.value()).update();
    }

    @Override
    public void countFailure(ProblemId id) {
        jdbc.sql("update problem set verification_failures = verification_failures + 1 where id = ?")
                .param(id.value())
                .update();
    }

    @Override
    public void close(ProblemId id, ProblemId mergedInto, String outcome, OffsetDateTime at) {
        jdbc.sql("update problem set merged_into = ?, outcome = ?, closed_at = ? where id = ?")
                .params(text(mergedInto, ProblemId::value), outcome, at, id.value())
                .update();
    }

    @Override
    public void benchmark(ProblemId id, UnitId unit, Benchmark benchmark, List<Measure> measures) {
        int round = attempts(id).size() + 1;
        if (isPending(id, Choice.BENCHMARK)) {
            round--;
            jdbc.sql("delete from problem_measure where problem_id = ? and round = ?")
                    .params(id.value(), round)
                    .update();
            jdbc.sql("delete from problem_benchmark where problem_id = ? and round = ?")
                    .params(id.value(), round)
                    .update();
        }
        jdbc.sql("insert into problem_benchmark (problem_id, round, unit_id, model, indicator, theirs, ours,"
                        + " value_unit, direction, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        round,
                        unit.value(),
                        benchmark.against(),
                        benchmark.indicator(),
                        benchmark.theirs(),
                        benchmark.ours(),
                        benchmark.unit(),
                        benchmark.direction().name(),
                        benchmark.cause())
                .update();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            jdbc.sql("insert into problem_measure (problem_id, round, position, title, due_on, owner, owner_phone,"
                            + " status) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id.value(),
                            round,
                            i + 1,
                            measure.title(),
                            measure.dueOn(),
                            measure.owner(),
                            measure.ownerPhone(),
                            MeasureStatus.NOT_STARTED.name())
                    .update();
        }
    }

    @Override
    public void recordProgress(ProblemId id, List<TrackedMeasure> measures, String text, Actor by, OffsetDateTime at) {
        for (int i = 0; i < measures.size(); i++) {
            jdbc.sql("update problem_measure set status = ?, note = ? where problem_id = ? and position = ? and round ="
                            + " (select max(round) from problem_benchmark where problem_id = ?)")
                    .params(measures.get(i).status().name(), measures.get(i).note(), id.value(), i + 1, id.value())
                    .update();
        }
        jdbc.sql("insert into problem_progress (problem_id, number, progress, recorded_by, recorded_by_name,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?)")
                .params(id.value(), next("problem_progress", id), text, by.userId(), by.name(), at)
                .update();
    }

    @Override
    public void recordLessons(ProblemId id, String lessons) {
        jdbc.sql("update problem set lessons = ? where id = ?")
                .params(lessons, id.value())
                .update();
    }

    @Override
    public Optional<String> lessons(ProblemId id) {
        return jdbc.sql("select lessons from problem where id = ? and lessons is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void decide(ProblemId id, ProblemDecision decision) {
        jdbc.sql("""
                        insert into problem_decision (problem_id, number, choice, item_id, unit_id, due_on, merge_into,
                            reason, decided_by, decided_by_name, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        next("problem_decision", id),
                        decision.choice().name(),
                        text(decision.item(), ItemId::value),
                        text(decision.unit(), UnitId::value),
                        decision.dueOn(),
                        text(decision.mergeInto(), ProblemId::value),
                        decision.reason(),
                        decision.by().userId(),
                        decision.by().name(),
                        decision.at())
                .update();
    }

    @Override
    public boolean take(ProblemId id, ProblemDecision decision, OffsetDateTime at) {
        return jdbc.sql("update problem_decision set taken_at = ?"
                                + " where problem_id = ? and number = ? and taken_at is null")
                        .params(at, id.value(), decision.number())
                        .update()
                == 1;
    }

    @Override
    public Optional<ProblemDecision> lastDecision(ProblemId id) {
        return jdbc.sql("select * from problem_decision where problem_id = ? order by number desc limit 1")
                .param(id.value())
                .query(JdbcProblems::decision)
                .optional();
    }

    @Override
    public Optional<ProblemDecision> lastDecision(ProblemId id, Choice choice) {
        return jdbc.sql(
                        "select * from problem_decision where problem_id = ? and choice = ? order by number desc limit 1")
                .params(id.value(), choice.name())
                .query(JdbcProblems::decision)
                .optional();
    }

    @Override
    public boolean isPending(ProblemId id, Choice choice) {
        return jdbc.sql("select count(*) from problem_decision where problem_id = :id and choice = :choice"
                                + " and taken_at is null"
                                + " and number = (select max(number) from problem_decision where problem_id = :id)")
                        .param("id", id.value())
                        .param("choice", choice.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void record(ProblemId id, String occurrence, ProblemEvent event) {
        boolean known = jdbc.sql("select count(*) from problem_event where problem_id = ? and occurrence = ?")
                        .params(id.value(), occurrence)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("insert into problem_event (problem_id, occurrence, at, who, what, text)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), occurrence, event.at(), event.who(), event.what(), event.text())
                    .update();
        }
    }

    private int next(String table, ProblemId id) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from " + table + " where problem_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private static <T> String text(T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }

    private static <T> T value(ResultSet row, String column, Function<String, T> read) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : read.apply(text);
    }

    private static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null
                ? null
                : moment.atZoneSameInstant(WorkCalendar.ZONE).toOffsetDateTime();
    }

    private static Deadline deadline(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : Deadline.endingAt(moment);
    }

    private static Problem problem(ResultSet row, int number) throws SQLException {
        return new Problem(
                ProblemId.parse(row.getString("id")),
                ProblemSource.valueOf(row.getString("source")),
                value(row, "item_id", ItemId::of),
                row.getString("title"),
                row.getString("description"),
                UnitId.of(row.getString("reported_by_unit_id")),
                row.getString("reported_by"),
                row.getString("reported_by_name"),
                moment(row, "reported_at"),
                ProblemState.valueOf(row.getString("state")),
                UnitId.of(row.getString("triage_unit_id")),
                value(row, "unit_id", UnitId::of),
                value(row, "lead_unit_id", UnitId::of),
                deadline(row, "due_at"),
                deadline(row, "step_due_at"),
                row.getInt("verification_failures"),
                value(row, "reopens", ProblemId::parse),
                value(row, "merged_into", ProblemId::parse),
                row.getString("outcome"),
                moment(row, "closed_at"));
    }

    private static ProblemDecision decision(ResultSet row, int number) throws SQLException {
        return new ProblemDecision(
                row.getInt("number"),
                Choice.valueOf(row.getString("choice")),
                value(row, "item_id", ItemId::of),
                value(row, "unit_id", UnitId::of),
                row.getObject("due_on", LocalDate.class),
                value(row, "merge_into", ProblemId::parse),
                row.getString("reason"),
                new Actor(row.getString("decided_by"), row.getString("decided_by_name")),
                moment(row, "decided_at"));
    }
}
