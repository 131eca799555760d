package org.everspring.scoring.jdbc;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcScores implements Scores {

    private static final Comparator<ScoringPeriod> NEWEST_FIRST = Comparator.comparing(ScoringPeriod::year)
            .reversed()
            .thenComparing(ScoringPeriod::quarter, Comparator.nullsFirst(Comparator.reverseOrder()));

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    JdbcScores(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Optional<ScoreRun> lockLast(ScoringPeriod period) {
        return jdbc.sql("select * from score_run where period = ? order by number desc limit 1 for update")
                .param(period.toString())
                .query(ScoreRows::run)
                .optional();
    }

    @Override
    public Optional<ScoreRun> newest(ScoringPeriod period) {
        return jdbc.sql("select * from score_run where period = ? order by number desc limit 1")
                .param(period.toString())
                .query(ScoreRows::run)
                .optional();
    }

    @Override
    public Optional<ScoreRun> last(ScoringPeriod period) {
        return jdbc.sql("select * from score_run where period = ? and completed_at is not null"
                        + " order by number desc limit 1")
                .param(period.toString())
                .query(ScoreRows::run)
                .optional();
    }

    @Override
    public Optional<ScoreRun> find(ScoringPeriod period, int number) {
        return jdbc.sql("select * from score_run where period = ? and number = ?")
                .params(period.toString(), number)
                .query(ScoreRows::run)
                .optional();
    }

    @Override
    public List<ScoringPeriod> periods() {
        return jdbc
                .sql("select distinct period from score_run where completed_at is not null")
                .query((row, number) -> ScoringPeriod.parse(row.getString("period")))
                .list()
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public void add(ScoreRun run) {
        jdbc.sql("insert into score_run (period, number, versions, weights, scored_up_to, started_at, completed_at,"
                        + " hash) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        run.period().toString(),
                        run.number(),
                        ScoreRows.json(run.versions()),
                        ScoreRows.json(run.weights()),
                        run.scoredUpTo() == null ? null : run.scoredUpTo().value(),
                        run.startedAt(),
                        run.completedAt(),
                        run.hash())
                .update();
    }

    @Override
    public void restart(ScoreRun run) {
        // The row first, so that a complete run loses nothing.
        int running = jdbc.sql("update score_run set versions = ?, weights = ?, scored_up_to = null, started_at = ?"
                        + " where period = ? and number = ? and completed_at is null")
                .params(
                        ScoreRows.json(run.versions()),
                        ScoreRows.json(run.weights()),
                        run.startedAt(),
                        run.period().toString(),
                        run.number())
                .update();
        checkRunning(run, running);
        delete("unit_score", run);
        delete("score_line", run);
    }

    private void delete(String table, ScoreRun run) {
        jdbc.sql("delete from " + table + " where period = ? and run = ?")
                .params(run.period().toString(), run.number())
                .update();
    }

    @Override
    public void addBatch(ScoreRun run, List<ScoreLine> lines, List<UnitScore> scores, UnitId scoredUpTo) {
        int running = jdbc.sql("update score_run set scored_up_to = ? where period = ? and number = ?"
                        + " and completed_at is null")
                .params(scoredUpTo.value(), run.period().toString(), run.number())
                .update();
        checkRunning(run, running);
        batches.batchUpdate(
                "insert into score_line (period, run, unit_id, part, fact_id, title, finding, inputs, link, decision,"
                        + " table_version, rule, annotation, points, adjustment)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines.stream().map(line -> ScoreRows.values(run, line)).toList());
        insert(run, scores);
    }

    private static void checkRunning(ScoreRun run, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(
                    "Run " + run.number() + " of " + run.period() + " is complete, and is not changed any more");
        }
    }

    private void insert(ScoreRun run, List<UnitScore> scores) {
        batches.batchUpdate(
                "insert into unit_score (period, run, unit_id, unit_group, quarters, report, summary, loop_part,"
                        + " promotion, adjustment, total, grade, place, listed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                scores.stream().map(score -> ScoreRows.values(run, score)).toList());
    }

    @Override
    public void replace(ScoreRun run, List<UnitScore> scores) {
        batches.batchUpdate(
                "delete from unit_score where period = ? and run = ? and unit_id = ?",
                scores.stream()
                        .map(score -> new Object[] {
                            run.period().toString(), run.number(), score.unit().value()
                        })
                        .toList());
        insert(run, scores);
    }

    @Override
    public void complete(ScoreRun run) {
        jdbc.sql("update score_run set completed_at = ?, hash = ? where period = ? and number = ?")
                .params(run.completedAt(), run.hash(), run.period().toString(), run.number())
                .update();
    }

    @Override
    public List<UnitScore> scores(ScoreRun run) {
        return jdbc
                .sql("select * from unit_score where period = ? and run = ?")
                .params(run.period().toString(), run.number())
                .query(ScoreRows::score)
                .list()
                .stream()
                .sorted(UnitScore.BY_GROUP_AND_RANK)
                .toList();
    }

    @Override
    public Optional<UnitScore> score(ScoreRun run, UnitId unit) {
        return jdbc.sql("select * from unit_score where period = ? and run = ? and unit_id = ?")
                .params(run.period().toString(), run.number(), unit.value())
                .query(ScoreRows::score)
                .optional();
    }

    @Override
    public List<UnitId> units(ScoreRun run) {
        return jdbc
                .sql("select distinct unit_id from score_line where period = ? and run = ?")
                .params(run.period().toString(), run.number())
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .map(UnitId::of)
                .toList();
    }

    @Override
    public List<ScoreLine> lines(ScoreRun run, UnitId unit) {
        return jdbc
                .sql("select * from score_line where period = ? and run = ? and unit_id = ?")
                .params(run.period().toString(), run.number(), unit.value())
                .query(ScoreRows::line)
                .list()
                .stream()
                .sorted(Comparator.comparing(ScoreLine::key))
                .toList();
    }

    @Override
    public List<Correction> corrections(ScoringPeriod period) {
        return jdbc.sql("select * from score_correction where period = ?"
                        + " order by decided_at, unit_id, part, fact_id, number")
                .param(period.toString())
                .query(ScoreRows::correction)
                .list();
    }

    @Override
    public Map<ScoreLine.Key, Correction> corrections(ScoringPeriod period, UnitId unit) {
        Map<ScoreLine.Key, Correction> last = new HashMap<>();
        jdbc.sql("select * from score_correction where period = ? and unit_id = ? order by number")
                .params(period.toString(), unit.value())
                .query(ScoreRows::correction)
                .list()
                .forEach(correction -> last.put(correction.line(), correction));
        return last;
    }

    @Override
    public void correct(ScoringPeriod period, Correction correction) {
        Object[] key = {
            period.toString(),
            correction.unit().value(),
            correction.line().part().code(),
            correction.line().factId(),
            correction.number()
        };
        boolean isThere = jdbc.sql("select count(*) from score_correction where period = ? and unit_id = ?"
                                + " and part = ? and fact_id = ? and number = ?")
                        .params(key)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!isThere) {
            jdbc.sql(
                            "insert into score_correction (period, unit_id, part, fact_id, number, points, adjustment,"
                                    + " reason, decided_by, decided_by_name, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(key)
                    .params(
                            correction.points(),
                            correction.adjustment(),
                            correction.reason(),
                            correction.by().userId(),
                            correction.by().name(),
                            correction.at())
                    .update();
        }
    }
}
