package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("得分汇总")
class RollUpTest {

    private static final UnitId UNIT = UnitId.of("gonganju");

    private static final Weights WEIGHTS = new Weights(
            Map.of(
                    ScoreCategory.REPORT, BigDecimal.valueOf(40),
                    ScoreCategory.SUMMARY, BigDecimal.valueOf(20),
                    ScoreCategory.LOOP, BigDecimal.valueOf(30),
                    ScoreCategory.PROMOTION, BigDecimal.valueOf(10)),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(8),
            3);

    private static ScoreLine line(ScoreCategory part, String id, String points, String adjustment) {
        return new ScoreLine(
                new Fact(part, UNIT, id, "事项", "情况", Map.of(), "/desk/matters/" + id),
                part.table(),
                1,
                new Points(decimal(points), decimal(adjustment), 1, ""));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static RollUp.Sum sum(ScoreLine... lines) {
        return RollUp.of(List.of(lines), Map.of(), WEIGHTS).orElseThrow();
    }

    @Test
    @DisplayName("没有任务的部分，权重归其他部分")
    void missingPartLeavesItsWeightToTheOthers() {
        RollUp.Sum sum =
                sum(line(ScoreCategory.REPORT, "2026Q1:2.1:a", "90", null), line(ScoreCategory.LOOP, "b", "50", null));

        // (40×90＋30×50)÷70 = 72.857…
        assertThat(sum.total()).isEqualTo("72.86");
        assertThat(sum.averages()).containsOnlyKeys(ScoreCategory.REPORT, ScoreCategory.LOOP);
    }

    @Test
    @DisplayName("平均分四位、总分两位，四舍五入")
    void roundsHalfUp() {
        assertThat(sum(
                                line(ScoreCategory.LOOP, "a", "100", null),
                                line(ScoreCategory.LOOP, "b", "0", null),
                                line(ScoreCategory.LOOP, "c", "0", null))
                        .averages())
                .containsEntry(ScoreCategory.LOOP, new BigDecimal("33.3333"));
        assertThat(sum(line(ScoreCategory.LOOP, "a", "80.01", null), line(ScoreCategory.LOOP, "b", "80", null))
                        .total())
                .isEqualTo("80.01");
    }

    @Test
    @DisplayName("加分合计封顶8分，加减合计在±20分以内，总分在0至100以内")
    void capsAdjustments() {
        ScoreLine ninety = line(ScoreCategory.REPORT, "a", "90", null);

        assertThat(sum(
                                ninety,
                                line(ScoreCategory.PROMOTION, "b", null, "7"),
                                line(ScoreCategory.PROMOTION, "c", null, "6"))
                        .total())
                .isEqualTo("98.00");
        assertThat(sum(
                                ninety,
                                line(ScoreCategory.PROMOTION, "b", null, "7"),
                                line(ScoreCategory.PROMOTION, "c", null, "6"),
                                line(ScoreCategory.LOOP, "d", null, "-3"))
                        .adjustment())
                .isEqualTo("5.00");
        assertThat(sum(ninety, line(ScoreCategory.LOOP, "b", null, "-15"), line(ScoreCategory.LOOP, "c", null, "-15"))
                        .adjustment())
                .isEqualTo("-20.00");
        assertThat(sum(line(ScoreCategory.REPORT, "a", "5", "-10")).total()).isEqualTo("0.00");
        assertThat(sum(line(ScoreCategory.REPORT, "a", "99", "5")).total()).isEqualTo("100.00");
    }

    @Test
    @DisplayName("没有得分的单位不评，只有加减分也不评")
    void nobodyIsJudgedWithoutPoints() {
        assertThat(RollUp.of(List.of(), Map.of(), WEIGHTS)).isEmpty();
        assertThat(RollUp.of(List.of(line(ScoreCategory.PROMOTION, "a", null, "4")), Map.of(), WEIGHTS))
                .isEmpty();
    }

    @Test
    @DisplayName("权重为0的部分不影响总分，只有这一部分的不评")
    void partWithoutWeightDoesNotCount() {
        Weights onlyReports =
                new Weights(Map.of(ScoreCategory.REPORT, BigDecimal.ONE), BigDecimal.TEN, BigDecimal.TEN, 3);
        ScoreLine loop = line(ScoreCategory.LOOP, "b", "50", null);

        assertThat(RollUp.of(List.of(line(ScoreCategory.REPORT, "a", "90", null), loop), Map.of(), onlyReports)
                        .orElseThrow()
                        .total())
                .isEqualTo("90.00");
        assertThat(RollUp.of(List.of(loop), Map.of(), onlyReports)).isEmpty();
    }

    @Test
    @DisplayName("季度数只数报送和汇总")
    void countsQuartersOfReportsAndSummaries() {
        assertThat(sum(
                                line(ScoreCategory.REPORT, "2026Q1:2.1:a", "90", null),
                                line(ScoreCategory.REPORT, "2026Q1:2.2:a", "90", null),
                                line(ScoreCategory.SUMMARY, "2026Q3:2.1", "90", null),
                                line(ScoreCategory.LOOP, "IMP-2026-0001", "90", null))
                        .quarters())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("更正代替原来的得分和加减分")
    void correctionReplacesTheLine() {
        ScoreLine missing = line(ScoreCategory.REPORT, "a", "0", "-2");
        Correction granted = new Correction(
                UNIT,
                missing.key(),
                1,
                new BigDecimal("80"),
                BigDecimal.ZERO,
                "系统故障",
                new Actor("user", "某人"),
                OffsetDateTime.parse("2027-01-20T09:00+08:00"));

        RollUp.Sum sum = RollUp.of(List.of(missing), Map.of(missing.key(), granted), WEIGHTS)
                .orElseThrow();

        assertThat(sum.total()).isEqualTo("80.00");
        assertThat(sum.adjustment()).isEqualTo("0.00");
    }

    @Test
    @DisplayName("明细按部分和编号排列，2.2在2.10之前")
    void linesAreOrderedAsThePlanCounts() {
        List<ScoreLine.Key> inOrder = List.of(
                        "report/2025Q4:2.10:gonganju",
                        "report/2026Q1:2.1:gonganju",
                        "report/2026Q1:2.2:gonganju",
                        "report/2026Q1:2.10:gonganju",
                        "report/2026Q1:3.1:gonganju",
                        "summary/2026Q1:2.1",
                        "loop/IMP-2026-0002",
                        "loop/IMP-2026-0010",
                        "promotion/EXP-2026-0001",
                        "promotion/EXP-2026-0001:gonganju")
                .stream()
                .map(ScoreLine.Key::parse)
                .toList();
        List<ScoreLine.Key> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf).toList();
    }

    private static List<ScoreLine> random(Random random) {
        List<ScoreLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            ScoreCategory part = ScoreCategory.values()[random.nextInt(4)];
            String points = random.nextInt(5) == 0 ? null : String.valueOf(random.nextInt(101));
            String adjustment =
                    points == null || random.nextInt(4) == 0 ? String.valueOf(random.nextInt(21) - 10) : null;
            lines.add(line(part, "2026Q" + (1 + random.nextInt(4)) + ":" + i, points, adjustment));
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("任意明细：顺序无关，总分在0至100，提高一条得分或加减分不会降低总分")
    void orderDoesNotMatterAndMoreIsNeverWorse(long seed) {
        Random random = new Random(seed);
        List<ScoreLine> lines = random(random);
        List<ScoreLine> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        assertThat(RollUp.of(shuffled, Map.of(), WEIGHTS)).isEqualTo(RollUp.of(lines, Map.of(), WEIGHTS));
        RollUp.of(lines, Map.of(), WEIGHTS).ifPresent(sum -> {
            assertThat(sum.total()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            assertThat(sum.adjustment()).isBetween(BigDecimal.valueOf(-20), BigDecimal.valueOf(8));
            int index = random.nextInt(lines.size());
            List<ScoreLine> better = new ArrayList<>(lines);
            better.set(index, improved(lines.get(index)));
            assertThat(RollUp.of(better, Map.of(), WEIGHTS).orElseThrow().total())
                    .isGreaterThanOrEqualTo(sum.total());
        });
    }

    private static ScoreLine improved(ScoreLine line) {
        Points points = line.points();
        BigDecimal more = points.points() == null
                ? null
                : points.points().add(BigDecimal.ONE).min(BigDecimal.valueOf(100));
        BigDecimal added =
                points.adjustment() == null ? null : points.adjustment().add(BigDecimal.ONE);
        return new ScoreLine(line.fact(), line.table(), 1, new Points(more, added, 1, ""));
    }
}
