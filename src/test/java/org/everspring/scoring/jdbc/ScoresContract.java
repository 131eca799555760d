package org.everspring.scoring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.UnitScore.Listed;
import org.everspring.scoring.Weights;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the scores, the same on every database. */
abstract class ScoresContract {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-01-15T09:00+08:00");
    private static final ScoringPeriod YEAR = ScoringPeriod.of(2025);
    private static final UnitId POLICE = UnitId.of("gonganju");
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");

    private final TestDatabase database;
    private Scores scores;

    ScoresContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        DataSource source = database.emptied();
        scores = new JdbcScores(JdbcClient.create(source), new JdbcTemplate(source));
    }

    private static ScoreRun run(ScoringPeriod period, int number) {
        return new ScoreRun(
                period,
                number,
                new TreeMap<>(Map.of("reportScore", 3, "assessmentGrade", 1)),
                new Weights(
                        Map.of(ScoreCategory.REPORT, new BigDecimal("40.5"), ScoreCategory.LOOP, BigDecimal.TEN),
                        BigDecimal.valueOf(20),
                        BigDecimal.valueOf(8),
                        3),
                null,
                MORNING,
                null,
                null);
    }

    private static ScoreRun completed(ScoreRun run, String hash) {
        return new ScoreRun(
                run.period(),
                run.number(),
                run.versions(),
                run.weights(),
                run.scoredUpTo(),
                run.startedAt(),
                MORNING.plusHours(1),
                hash);
    }

    private static ScoreLine line(UnitId unit, ScoreCategory part, String id, String points, String adjustment) {
        return new ScoreLine(
                new Fact(
                        part,
                        unit,
                        id,
                        "题".repeat(300),
                        "情\n况😀",
                        Map.of("result", "accepted", "lateWorkingDays", 2, "reopened", true),
                        "/desk/matters/" + id),
                part.table(),
                3,
                new Points(decimal(points), decimal(adjustment), 17, "说".repeat(1000)));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static UnitScore score(UnitId unit, String group, String total, Integer rank, Listed listed) {
        return new UnitScore(
                unit,
                group,
                4,
                Map.of(ScoreCategory.REPORT, new BigDecimal("33.3333"), ScoreCategory.LOOP, new BigDecimal("100.0000")),
                new BigDecimal("-2.50"),
                new BigDecimal(total),
                "合格",
                rank,
                listed);
    }

    private static Correction correction(int number, String points, OffsetDateTime at) {
        return new Correction(
                POLICE,
                new ScoreLine.Key(ScoreCategory.REPORT, "2025Q1:2.1:gonganju"),
                number,
                decimal(points),
                null,
                "材料属实",
                new Actor("yingshangban.liaison", "李某"),
                at);
    }

    @Test
    @DisplayName("存取不变：评分、明细、得分")
    void keepsWhatItIsGiven() {
        ScoreRun run = run(YEAR, 1);
        ScoreLine loop = line(POLICE, ScoreCategory.LOOP, "IMP-2025-0001", "90.00", null);
        ScoreLine tenth = line(POLICE, ScoreCategory.REPORT, "2025Q1:2.10:gonganju", null, "-2.00");
        ScoreLine first = line(POLICE, ScoreCategory.REPORT, "2025Q1:2.1:gonganju", "87.50", "1.00");
        UnitScore score = score(POLICE, null, "88.88", null, null);

        scores.add(run);
        scores.addBatch(run, List.of(loop, tenth, first), List.of(score), POLICE);

        assertThat(scores.lines(run, POLICE)).containsExactly(first, tenth, loop);
        assertThat(scores.score(run, POLICE)).contains(score);
        assertThat(scores.score(run, WUHUA)).isEmpty();
        assertThat(scores.units(run)).containsExactly(POLICE);
        ScoreRun kept = scores.find(YEAR, 1).orElseThrow();
        assertThat(kept.scoredUpTo()).isEqualTo(POLICE);
        assertThat(kept.versions()).isEqualTo(run.versions());
        assertThat(kept.weights()).isEqualTo(run.weights());
        assertThat(kept.startedAt()).isEqualTo(MORNING);
        assertThat(scores.find(YEAR, 2)).isEmpty();
    }

    @Test
    @DisplayName("未完成的评分读不到，最近一次完整的才算数")
    void readsCompleteRunsOnly() {
        scores.add(run(YEAR, 1));
        assertThat(scores.last(YEAR)).isEmpty();
        assertThat(scores.periods()).isEmpty();
        assertThat(scores.lockLast(YEAR)).map(ScoreRun::number).contains(1);

        ScoreRun complete = completed(run(YEAR, 1), "0".repeat(64));
        scores.complete(complete);
        scores.add(run(YEAR, 2));

        assertThat(scores.last(YEAR)).contains(complete);
        assertThat(scores.lockLast(YEAR)).map(ScoreRun::number).contains(2);
        assertThat(scores.last(ScoringPeriod.parse("2025Q1"))).isEmpty();
    }

    @Test
    @DisplayName("期间从新到旧，年度在其季度之前")
    void ordersPeriods() {
        List.of("2024Q4", "2025", "2025Q1", "2025Q4", "2024")
                .forEach(period -> scores.add(completed(run(ScoringPeriod.parse(period), 1), "x")));

        assertThat(scores.periods())
                .extracting(ScoringPeriod::toString)
                .containsExactly("2025", "2025Q4", "2025Q1", "2024", "2024Q4");
    }

    @Test
    @DisplayName("同一事项在一次评分中只有一条明细，同一次评分只有一个编号")
    void oneMatterCountsOnce() {
        ScoreRun run = run(YEAR, 1);
        scores.add(run);
        scores.addBatch(run, List.of(line(POLICE, ScoreCategory.LOOP, "IMP-2025-0001", "90", null)), List.of(), POLICE);

        assertThatThrownBy(() -> scores.addBatch(
                        run, List.of(line(POLICE, ScoreCategory.LOOP, "IMP-2025-0001", "90", null)), List.of(), POLICE))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> scores.add(run)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @DisplayName("从头重评：清掉明细和得分，换成新的版本；完整的不能再动")
    void restartsWhatIsNotComplete() {
        ScoreRun run = run(YEAR, 1);
        scores.add(run);
        scores.addBatch(
                run,
                List.of(line(POLICE, ScoreCategory.LOOP, "IMP-2025-0001", "90", null)),
                List.of(score(POLICE, "组", "90.00", null, null)),
                POLICE);
        ScoreRun again = new ScoreRun(
                YEAR, 1, new TreeMap<>(Map.of("reportScore", 4)), run.weights(), null, MORNING, null, null);

        scores.restart(again);

        assertThat(scores.find(YEAR, 1)).contains(again);
        assertThat(scores.units(run)).isEmpty();
        assertThat(scores.scores(run)).isEmpty();
        scores.complete(completed(again, "x"));
        assertThatThrownBy(() -> scores.restart(again)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scores.addBatch(again, List.of(), List.of(), POLICE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("得分按组和名次排列，不排名的在最后；替换只动所给的单位")
    void ordersAndReplacesScores() {
        ScoreRun run = run(YEAR, 1);
        scores.add(run);
        UnitScore unranked = score(UnitId.of("yingshangban"), null, "99.00", null, null);
        scores.addBatch(
                run,
                List.of(),
                List.of(score(WUHUA, "乙", "80.00", null, null), unranked, score(POLICE, "乙", "90.00", null, null)),
                WUHUA);

        scores.replace(
                run, List.of(score(WUHUA, "乙", "80.00", 2, Listed.BLACK), score(POLICE, "乙", "90.00", 1, Listed.RED)));

        assertThat(scores.scores(run))
                .containsExactly(
                        score(POLICE, "乙", "90.00", 1, Listed.RED),
                        score(WUHUA, "乙", "80.00", 2, Listed.BLACK),
                        unranked);
    }

    @Test
    @DisplayName("更正按先后列出，每条明细以最后一次为准，同一编号只记一次")
    void lastCorrectionCounts() {
        scores.correct(YEAR, correction(2, "80.00", MORNING.plusDays(1)));
        scores.correct(YEAR, correction(1, "60.00", MORNING));
        scores.correct(YEAR, correction(1, "70.00", MORNING));

        assertThat(scores.corrections(YEAR))
                .containsExactly(correction(1, "60.00", MORNING), correction(2, "80.00", MORNING.plusDays(1)));
        assertThat(scores.corrections(YEAR, POLICE))
                .containsExactly(Map.entry(
                        new ScoreLine.Key(ScoreCategory.REPORT, "2025Q1:2.1:gonganju"),
                        correction(2, "80.00", MORNING.plusDays(1))));
        assertThat(scores.corrections(YEAR, WUHUA)).isEmpty();
        assertThat(scores.corrections(ScoringPeriod.of(2024))).isEmpty();
    }
}
