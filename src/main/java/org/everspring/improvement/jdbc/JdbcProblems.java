package org.everspring.improvement.jdbc;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.improvement.Assignment;
import org.everspring.improvement.Closure;
import org.everspring.improvement.Discovery;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.Problems;
import org.everspring.improvement.ProgressEntry;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProblems implements Problems {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ProblemQueries queries;
    private final MatterStates states;

    JdbcProblems(JdbcClient jdbc, JdbcOperations batches, ProblemQueries queries, MatterStates states) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.queries = queries;
        this.states = states;
    }

    @Override
    public Problem get(ProblemId id) {
        return new Problem(queries.get(id));
    }

    @Override
    public void lock(ProblemId... ids) {
        // In one order, so that two who lock the same do not wait for one another.
        jdbc.sql("select id from problem where id in (:ids) order by id for update")
                .param("ids", Arrays.stream(ids).map(ProblemId::value).toList())
                .query(String.class)
                .list();
    }

    @Override
    public void add(Problem problem, List<UnitId> concerned, @Nullable Origin origin) {
        ProblemSnapshot now = problem.now();
        Discovery found = now.discovery();
        Map<String, Object> values = changing(now);
        values.put("source", found.source().name());
        values.put("title", found.title());
        values.put("description", found.description());
        values.put("reportedByUnit", found.unit().value());
        values.put("reportedBy", found.userId());
        values.put("reportedByName", found.name());
        values.put("reportedAt", found.at());
        values.put("originSystem", origin == null ? null : origin.system());
        values.put("originKey", origin == null ? null : origin.key());
        values.put("originFingerprint", origin == null ? null : origin.fingerprint());
        values.put("reopens", text(found.reopens()));
        jdbc.sql("""
                        insert into problem (id, source, item_id, title, description, reported_by_unit_id, reported_by,
                            reported_by_name, reported_at, origin_system, origin_key, origin_fingerprint, state,
                            waiting_unit_id, step_due_at, triage_unit_id, unit_id, assisting_units, lead_unit_id, due_at,
                            assigned_at, verification_failures, reopens, merged_into, lessons, outcome, closed_at, last_decision)
                        values (:id, :source, :item, :title, :description, :reportedByUnit, :reportedBy,
                            :reportedByName, :reportedAt, :originSystem, :originKey, :originFingerprint, :state,
                            :waitingUnit, :stepDue, :triageUnit, :unit, :assisting, :leadUnit, :due,
                            :assignedAt, :verificationFailures, :reopens, :mergedInto, :lessons, :outcome, :closedAt, :lastDecision)""").params(values).update();
        saveDecision(problem);
        insertConcerned(now.id(), Set.of(), concerned);
        keepReaders(now.id());
    }

    @Override
    public void save(Problem problem) {
        ProblemSnapshot now = problem.now();
        int saved = jdbc.sql("""
                        update problem set version = version + 1, item_id = :item, state = :state,
                            waiting_unit_id = :waitingUnit, step_due_at = :stepDue, triage_unit_id = :triageUnit,
                            unit_id = :unit, assisting_units = :assisting, lead_unit_id = :leadUnit, due_at = :due, assigned_at = :assignedAt,
                            verification_failures = :verificationFailures, merged_into = :mergedInto,
                            lessons = :lessons, outcome = :outcome, closed_at = :closedAt, last_decision = :lastDecision
                        where id = :id and version = :version""").params(changing(now)).update();
        if (saved == 0) {
            throw AlreadyDoneException.inTheMeantime("问题" + now.id());
        }
        saveDecision(problem);
        if (!now.parties().equals(problem.before().parties())) {
            keepReaders(now.id());
        }
        states.saved(now.id(), problem.before().state(), now.state());
    }

    private static Map<String, Object> changing(ProblemSnapshot now) {
        Assignment assignment = now.assignment();
        Closure closure = now.closure();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", now.id().value());
        values.put("item", text(now.item()));
        values.put("state", now.state().name());
        values.put("waitingUnit", text(now.waitingUnit()));
        values.put("stepDue", moment(now.stepDue()));
        values.put("triageUnit", now.triageUnit().value());
        values.put("unit", text(now.unit()));
        values.put("assisting", ProblemMapping.listed(now.assisting()));
        values.put("leadUnit", text(now.leadUnit()));
        values.put("due", moment(now.due()));
        values.put("assignedAt", assignment == null ? null : assignment.at());
        values.put("verificationFailures", now.verificationFailures());
        values.put("lessons", now.lessons());
        values.put("mergedInto", closure == null ? null : text(closure.mergedInto()));
        values.put("outcome", closure == null ? null : closure.outcome());
        values.put("closedAt", closure == null ? null : closure.at());
        values.put("lastDecision", now.decision() == null ? 0 : now.decision().number());
        values.put("version", now.version());
        return values;
    }

    private void saveDecision(Problem problem) {
        ProblemDecision last = problem.now().decision();
        ProblemDecision before = problem.before().decision();
        if (last == null || last.equals(before)) {
            return;
        }
        if (before != null && before.number() == last.number()) {
            jdbc.sql("update problem_decision set taken_at = ? where problem_id = ? and number = ?")
                    .params(last.takenAt(), problem.now().id().value(), last.number())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into problem_decision (problem_id, number, choice, item_id, unit_id, assisting_units, due_on,
                            merge_into, reason, decided_by, decided_by_name, decided_at, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        problem.now().id().value(),
                        last.number(),
                        last.choice().name(),
                        text(last.item()),
                        text(last.unit()),
                        ProblemMapping.listed(last.assisting()),
                        last.dueOn(),
                        text(last.mergeInto()),
                        last.reason(),
                        last.by().userId(),
                        last.by().name(),
                        last.at(),
                        last.takenAt())
                .update();
    }

    @Override
    public void concern(ProblemId id, List<UnitId> units) {
        insertConcerned(id, new HashSet<>(queries.concerned(id)), units);
        keepReaders(id);
    }

    private void insertConcerned(ProblemId id, Collection<UnitId> known, List<UnitId> units) {
        List<UnitId> others =
                units.stream().distinct().filter(unit -> !known.contains(unit)).toList();
        batches.batchUpdate(
                "insert into problem_concerned (problem_id, position, unit_id) values (?, ?, ?)",
                IntStream.range(0, others.size())
                        .mapToObj(i -> new Object[] {
                            id.value(), known.size() + i + 1, others.get(i).value()
                        })
                        .toList());
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
        List<UnitId> assisting = queries.get(id).assisting();
        if (!assisting.isEmpty()) {
            Set<UnitId> known = queries.unitsConcerned(id);
            batches.batchUpdate(
                    "insert into problem_reader (unit_id, problem_id) values (?, ?)",
                    assisting.stream()
                            .filter(unit -> !known.contains(unit))
                            .map(unit -> new Object[] {unit.value(), id.value()})
                            .toList());
        }
    }

    @Override
    public ProgressEntry addProgress(
            ProblemId id, OffsetDateTime at, Actor by, String text, @Nullable UnitId assisting) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from problem_progress where problem_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
        jdbc.sql("insert into problem_progress (problem_id, number, progress, recorded_by, recorded_by_name,"
                        + " recorded_at, assisting_unit_id) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id.value(), number, text, by.userId(), by.name(), at, text(assisting))
                .update();
        return new ProgressEntry(number, at, by, text, assisting);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime moment(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.at();
    }
}
