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

@DisplayName("决策表“问题闭环评分”")
class LoopScoreTest {

    /** From the best to the worst. */
    private static final List<String> RESULTS = List.of("closed", "open", "unresolved");

    private final ScoreTable table = ScoreTable.of("loop-score.dmn", "loopScore");

    @Test
    @DisplayName("已销号的，按逾期工作日得分，每次验收未通过减10分，最多减30分")
    void scoresAClosedProblemByTimeAndFailures() {
        String scores = IntStream.rangeClosed(0, 6)
                .mapToObj(late -> late + ": "
                        + IntStream.rangeClosed(0, 4)
                                .mapToObj(failures -> table.ask(problem("closed", late, failures))
                                        .toString())
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(scores).isEqualTo("""
                        0: 100 90 80 70 70
                        1: 90 80 70 60 60
                        2: 90 80 70 60 60
                        3: 75 65 55 45 45
                        4: 75 65 55 45 45
                        5: 60 50 40 30 30
                        6: 60 50 40 30 30
                        """);
    }

    @Test
    @DisplayName("期末仍未销号的，逾期4个工作日以内得40分，5个工作日以上得20分")
    void scoresAnOpenProblemByTime() {
        assertThat(IntStream.rangeClosed(0, 6)
                        .mapToObj(late -> table.ask(problem("open", late, 1)).toString()))
                .containsExactly("40", "40", "40", "40", "40", "20", "20");
    }

    @Test
    @DisplayName("未解决结案的得10分，总分另减1分")
    void givesLittleForAnUnresolvedProblem() {
        assertThat(table.ask(problem("unresolved", 0, 3))).hasToString("10 -1");
        assertThat(table.ask(problem("unresolved", 40, 6))).hasToString("10 -1");
    }

    @Test
    @DisplayName("任何情形恰有一条规则符合，得分在0至100之间，每条规则都用得上")
    void answersEveryProblemWithOneRule() {
        assertThat(everyProblem())
                .isNotEmpty()
                .allSatisfy(inputs -> table.ask(inputs).assertValid());
        assertThat(table.unusedRules()).isEmpty();
    }

    @Test
    @DisplayName("更晚、验收未通过更多、未销号、未解决，得分不会更高；复发不影响原问题的得分")
    void neverRewardsDoingWorse() {
        assertThat(everyProblem()).allSatisfy(inputs -> {
            Outcome score = table.ask(inputs);

            table.ask(more(inputs, "lateWorkingDays")).assertNoBetterThan(score);
            table.ask(more(inputs, "verificationFailures")).assertNoBetterThan(score);
            assertThat(table.ask(with(inputs, "reopened", true))).hasToString(score.toString());
            worse((String) inputs.get("result"))
                    .forEach(result -> table.ask(with(inputs, "result", result)).assertNoBetterThan(score));
        });
    }

    private static List<String> worse(String result) {
        return RESULTS.subList(RESULTS.indexOf(result) + 1, RESULTS.size());
    }

    private static Stream<Map<String, Object>> everyProblem() {
        return RESULTS.stream()
                .flatMap(result -> counts().flatMap(late ->
                        IntStream.rangeClosed(0, 6).mapToObj(failures -> problem(result, late, failures))));
    }

    private static Map<String, Object> problem(String result, int late, int failures) {
        return Map.of("result", result, "lateWorkingDays", late, "verificationFailures", failures, "reopened", false);
    }
}
