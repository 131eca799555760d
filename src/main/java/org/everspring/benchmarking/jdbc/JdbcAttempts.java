package org.everspring.benchmarking.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.benchmarking.TrackedMeasure;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAttempts implements Attempts {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    JdbcAttempts(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public List<ImprovementAttempt> of(ProblemId problem) {
        Map<Integer, List<TrackedMeasure>> measures = new HashMap<>();
        jdbc.sql("select * from problem_measure where problem_id = ? order by round, position")
                .param(problem.value())
                .query(row -> {
                    measures.computeIfAbsent(row.getInt("round"), round -> new ArrayList<>())
                            .add(measure(row));
                });
        return jdbc.sql("select * from problem_benchmark where problem_id = ? order by round")
                .param(problem.value())
                .query((row, number) -> new ImprovementAttempt(
                        row.getInt("round"),
                        UnitId.of(row.getString("unit_id")),
                        benchmark(row),
                        measures.getOrDefault(row.getInt("round"), List.of()),
                        row.getBigDecimal("reached")))
                .list();
    }

    @Override
    public void begin(ProblemId problem, ImprovementAttempt attempt) {
        for (String table : List.of("problem_measure", "problem_benchmark")) {
            jdbc.sql("delete from " + table + " where problem_id = ? and round = ?")
                    .params(problem.value(), attempt.round())
                    .update();
        }
        Benchmark benchmark = attempt.benchmark();
        jdbc.sql("insert into problem_benchmark (problem_id, round, unit_id, model, indicator, theirs, ours,"
                        + " value_unit, direction, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        problem.value(),
                        attempt.round(),
                        attempt.unit().value(),
                        benchmark.against(),
                        benchmark.indicator(),
                        benchmark.theirs(),
                        benchmark.ours(),
                        benchmark.unit(),
                        benchmark.direction().name(),
                        benchmark.cause())
                .update();
        List<TrackedMeasure> measures = attempt.measures();
        batches.batchUpdate(
                "insert into problem_measure (title, due_on, owner, owner_phone, status, note, problem_id, round, position)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, measures.size())
                        .mapToObj(i -> new Object[] {
                            measures.get(i).measure().title(),
                            measures.get(i).measure().dueOn(),
                            measures.get(i).measure().owner(),
                            measures.get(i).measure().ownerPhone(),
                            measures.get(i).status().name(),
                            measures.get(i).note(),
                            problem.value(),
                            attempt.round(),
                            i + 1
                        })
                        .toList());
    }

    @Override
    public void track(ProblemId problem, ImprovementAttempt attempt) {
        List<TrackedMeasure> measures = attempt.measures();
        batches.batchUpdate(
                "update problem_measure set status = ?, note = ? where problem_id = ? and round = ? and position = ?",
                IntStream.range(0, measures.size())
                        .mapToObj(i -> new Object[] {
                            measures.get(i).status().name(),
                            measures.get(i).note(),
                            problem.value(),
                            attempt.round(),
                            i + 1
                        })
                        .toList());
        jdbc.sql("update problem_benchmark set reached = ? where problem_id = ? and round = ?")
                .params(attempt.reached(), problem.value(), attempt.round())
                .update();
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

    private static TrackedMeasure measure(ResultSet row) throws SQLException {
        return new TrackedMeasure(
                new Measure(
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("owner"),
                        row.getString("owner_phone")),
                MeasureStatus.valueOf(row.getString("status")),
                row.getString("note"));
    }
}
