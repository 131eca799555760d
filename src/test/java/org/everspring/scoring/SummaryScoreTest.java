package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.scoring.ScoreTable.counts;
import static org.everspring.scoring.ScoreTable.more;
import static org.everspring.scoring.ScoreTable.with;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.scoring.ScoreTable.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("决策表“牵头汇总评分”")
class SummaryScoreTest {

    private final ScoreTable table = ScoreTable.of("summary-score.dmn", "summaryScore");

    @Test
    @DisplayName("按迟报工作日得分，每被退回一次减5分，最多减15分")
    void scoresByTimeAndReturns() {
        String scores = IntStream.rangeClosed(0, 6)
                .mapToObj(late -> late + ": "
                        + IntStream.rangeClosed(0, 4)
                                .mapToObj(times -> table.ask(summary("accepted", late, times))
                                        .toString())
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(scores).isEqualTo("""
                        0: 100 95 90 85 85
                        1: 85 80 75 70 70
                        2: 85 80 75 70 70
                        3: 60 55 50 45 45
                        4: 60 55 50 45 45
                        5: 40 35 30 25 25
                        6: 40 35 30 25 25
                        """);
    }

    @Test
    @DisplayName("已报送、至关闭未审定的，与审定通过的一样得分")
    void countsASummaryThatNobodyJudgedAsAccepted() {
        assertThat(counts())
                .allSatisfy(late -> assertThat(table.ask(summary("submitted", late, 1)))
                        .hasToString(table.ask(summary("accepted", late, 1)).toString()));
    }

    @Test
    @DisplayName("缺报得0分，总分另减2分")
    void givesNothingForAMissingSummary() {
        assertThat(table.ask(summary("missing", 4, 0))).hasToString("0 -2");
    }

    @Test
    @DisplayName("任何情形恰有一条规则符合，得分在0至100之间，每条规则都用得上")
    void answersEverySummaryWithOneRule() {
        assertThat(everySummary())
                .isNotEmpty()
                .allSatisfy(inputs -> table.ask(inputs).assertValid());
        assertThat(table.unusedRules()).isEmpty();
    }

    @Test
    @DisplayName("报得更晚、退回更多、缺报，得分不会更高；会签异议不影响得分")
    void neverRewardsDoingWorse() {
        assertThat(everySummary()).allSatisfy(inputs -> {
            Outcome score = table.ask(inputs);

            table.ask(more(inputs, "lateWorkingDays")).assertNoBetterThan(score);
            table.ask(more(inputs, "timesReturned")).assertNoBetterThan(score);
            table.ask(more(inputs, "timesObjected")).assertNoBetterThan(score);
            score.assertNoBetterThan(table.ask(more(inputs, "timesObjected")));
            table.ask(with(inputs, "result", "missing")).assertNoBetterThan(score);
        });
    }

    private static Stream<Map<String, Object>> everySummary() {
        return Stream.of("accepted", "submitted", "missing")
                .flatMap(result -> counts().flatMap(
                                late -> IntStream.rangeClosed(0, 5).mapToObj(times -> summary(result, late, times))));
    }

    private static Map<String, Object> summary(String result, int late, int timesReturned) {
        return Map.of("result", result, "lateWorkingDays", late, "timesReturned", timesReturned, "timesObjected", 0);
    }
}
