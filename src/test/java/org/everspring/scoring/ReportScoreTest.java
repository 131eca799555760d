package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.scoring.ScoreTable.counts;
import static org.everspring.scoring.ScoreTable.more;
import static org.everspring.scoring.ScoreTable.with;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.scoring.ScoreTable.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("决策表“季度报送评分”")
class ReportScoreTest {

    private static final List<String> RESULTS = List.of("accepted", "unreviewed", "missing");
    private static final List<String> QUALITIES = List.of("excellent", "good", "fair", "poor");
    private final ScoreTable table = ScoreTable.of("report-score.dmn", "reportScore");

    @Test
    @DisplayName("按迟报工作日和质量评定得分")
    void scoresByTimeAndQuality() {
        String scores = IntStream.rangeClosed(0, 7)
                .mapToObj(late -> late + ": "
                        + QUALITIES.stream()
                                .map(quality -> table.ask(report("accepted", late, quality, 0))
                                        .toString())
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(scores).isEqualTo("""
                        0: 100 90 75 60
                        1: 90 80 65 50
                        2: 90 80 65 50
                        3: 70 60 50 40
                        4: 70 60 50 40
                        5: 50 40 30 20
                        6: 50 40 30 20
                        7: 50 40 30 20
                        """);
    }

    @Test
    @DisplayName("每被退回一次减5分，最多减15分，不低于0分")
    void takesPointsAwayForEachReturn() {
        assertThat(returned(0, "excellent")).containsExactly("100", "95", "90", "85", "85", "85");
        assertThat(returned(2, "fair")).containsExactly("65", "60", "55", "50", "50", "50");
        assertThat(returned(30, "poor")).containsExactly("20", "15", "10", "5", "5", "5");
    }

    @Test
    @DisplayName("已报送未审核的，按质量良好计")
    void countsAnUnreviewedReportAsGood() {
        assertThat(counts())
                .allSatisfy(late -> assertThat(table.ask(report("unreviewed", late, "none", 1)))
                        .hasToString(
                                table.ask(report("accepted", late, "good", 1)).toString()));
    }

    @Test
    @DisplayName("缺报得0分，总分另减2分")
    void givesNothingForAMissingReport() {
        assertThat(table.ask(report("missing", 5, "none", 0))).hasToString("0 -2");
        assertThat(table.ask(report("missing", 30, "none", 3))).hasToString("0 -2");
    }

    @Test
    @DisplayName("任何情形恰有一条规则符合，得分在0至100之间，每条规则都用得上")
    void answersEveryReportWithOneRule() {
        assertThat(everyReport())
                .isNotEmpty()
                .allSatisfy(inputs -> table.ask(inputs).assertValid());
        assertThat(table.unusedRules()).isEmpty();
    }

    @Test
    @DisplayName("报得更晚、退回更多、质量更差，得分不会更高")
    void neverRewardsDoingWorse() {
        assertThat(everyReport()).allSatisfy(inputs -> {
            Outcome score = table.ask(inputs);

            table.ask(more(inputs, "lateWorkingDays")).assertNoBetterThan(score);
            table.ask(more(inputs, "timesReturned")).assertNoBetterThan(score);
            table.ask(with(inputs, "quality", worse((String) inputs.get("quality"))))
                    .assertNoBetterThan(score);
            table.ask(with(inputs, "result", "missing")).assertNoBetterThan(score);
        });
    }

    @Test
    @DisplayName("撤回和被催办不影响得分")
    void takesNothingAwayForWithdrawalsAndUrges() {
        Map<String, Object> inputs = report("accepted", 1, "good", 1);

        assertThat(table.ask(with(with(inputs, "timesWithdrawn", 4), "timesUrged", 4)))
                .hasToString(table.ask(inputs).toString());
    }

    private List<String> returned(int late, String quality) {
        return IntStream.rangeClosed(0, 5)
                .mapToObj(times ->
                        table.ask(report("accepted", late, quality, times)).toString())
                .toList();
    }

    private static Stream<Map<String, Object>> everyReport() {
        return RESULTS.stream()
                .flatMap(result -> Stream.concat(QUALITIES.stream(), Stream.of("none"))
                        .flatMap(quality -> counts().flatMap(late ->
                                IntStream.rangeClosed(0, 5).mapToObj(times -> report(result, late, quality, times)))));
    }

    /** The next one down; what has no rating stays without. */
    private static String worse(String quality) {
        int next = QUALITIES.indexOf(quality) + 1;
        return next == 0 || next == QUALITIES.size() ? quality : QUALITIES.get(next);
    }

    private static Map<String, Object> report(String result, int late, String quality, int timesReturned) {
        return Map.of(
                "result", result,
                "lateWorkingDays", late,
                "quality", quality,
                "timesReturned", timesReturned,
                "timesWithdrawn", 0,
                "timesUrged", 0);
    }
}
