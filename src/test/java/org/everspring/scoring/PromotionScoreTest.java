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

@DisplayName("决策表“经验推广评分”")
class PromotionScoreTest {

    /** From the best to the worst; an answer that is not recorded counts as missing. */
    private static final List<String> ANSWERS = List.of("adopted", "notApplicable", "missing", "none");

    private static final List<String> LEVELS = List.of("none", "city", "province", "nation");

    private final ScoreTable table = ScoreTable.of("promotion-score.dmn", "promotionScore");

    @Test
    @DisplayName("推广单位按反馈情况和逾期工作日得分")
    void scoresATargetByItsAnswer() {
        String scores = IntStream.rangeClosed(0, 6)
                .mapToObj(late -> late + ": "
                        + Stream.of("adopted", "notApplicable", "missing")
                                .map(answer -> table.ask(target(answer, late)).toString())
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(scores).isEqualTo("""
                        0: 100 90 0
                        1: 85 75 0
                        2: 85 75 0
                        3: 85 75 0
                        4: 85 75 0
                        5: 70 60 0
                        6: 70 60 0
                        """);
    }

    @Test
    @DisplayName("推荐单位只加分：按认定层级，10个以上单位推广的再加1分")
    void addsToTheTotalOfTheUnitThatNominated() {
        String scores = Stream.of(0, 9, 10, 40)
                .map(adoptions -> adoptions + ": "
                        + LEVELS.stream()
                                .map(level ->
                                        table.ask(origin(level, adoptions)).toString())
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(scores).isEqualTo("""
                        0: +1 +2 +4 +6
                        9: +1 +2 +4 +6
                        10: +2 +3 +5 +7
                        40: +2 +3 +5 +7
                        """);
    }

    @Test
    @DisplayName("任何情形恰有一条规则符合，得分在0至100之间，每条规则都用得上")
    void answersEveryExperienceWithOneRule() {
        assertThat(Stream.concat(everyTarget(), everyOrigin()))
                .isNotEmpty()
                .allSatisfy(inputs -> table.ask(inputs).assertValid());
        assertThat(table.unusedRules()).isEmpty();
    }

    @Test
    @DisplayName("推广单位反馈更晚、不适用、未反馈，得分不会更高")
    void neverRewardsATargetForDoingWorse() {
        assertThat(everyTarget()).allSatisfy(inputs -> {
            Outcome score = table.ask(inputs);

            table.ask(more(inputs, "lateWorkingDays")).assertNoBetterThan(score);
            after(ANSWERS, inputs.get("answer"))
                    .forEach(answer -> table.ask(with(inputs, "answer", answer)).assertNoBetterThan(score));
        });
    }

    @Test
    @DisplayName("推广单位更多、层级更高，加分不会更少")
    void neverTakesAwayForABetterExperience() {
        assertThat(everyOrigin()).allSatisfy(inputs -> {
            Outcome score = table.ask(inputs);

            score.assertNoBetterThan(table.ask(more(inputs, "adoptions")));
            after(LEVELS, inputs.get("level"))
                    .forEach(level -> score.assertNoBetterThan(table.ask(with(inputs, "level", level))));
        });
    }

    private static List<String> after(List<String> order, Object value) {
        return order.subList(order.indexOf(value) + 1, order.size());
    }

    private static Stream<Map<String, Object>> everyTarget() {
        return ANSWERS.stream()
                .flatMap(answer -> LEVELS.stream()
                        .flatMap(level -> counts().map(late -> with(target(answer, late), "level", level))));
    }

    private static Stream<Map<String, Object>> everyOrigin() {
        return LEVELS.stream()
                .flatMap(level -> counts().map(adoptions -> origin(level, adoptions)))
                .flatMap(inputs -> ANSWERS.stream().map(answer -> with(inputs, "answer", answer)));
    }

    private static Map<String, Object> target(String answer, int late) {
        return Map.of("role", "target", "answer", answer, "level", "none", "adoptions", 0, "lateWorkingDays", late);
    }

    private static Map<String, Object> origin(String level, int adoptions) {
        return Map.of("role", "origin", "answer", "none", "level", level, "adoptions", adoptions, "lateWorkingDays", 0);
    }
}
