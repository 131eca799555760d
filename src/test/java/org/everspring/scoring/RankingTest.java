package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.everspring.plan.UnitId;
import org.everspring.scoring.UnitScore.Listed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("排名和红黑榜")
class RankingTest {

    private static UnitScore score(int number, String group, int total) {
        return new UnitScore(
                UnitId.of("unit" + number),
                group,
                4,
                Map.of(),
                BigDecimal.ZERO,
                BigDecimal.valueOf(total).setScale(2),
                "合格",
                null,
                null);
    }

    private static List<UnitScore> ranked(Integer... totals) {
        List<UnitScore> scores = new ArrayList<>();
        Arrays.stream(totals).forEach(total -> scores.add(score(scores.size(), "组", total)));
        return Ranking.rank(scores, 3);
    }

    private static List<Integer> ranks(List<UnitScore> scores) {
        return scores.stream().map(UnitScore::rank).toList();
    }

    private static List<Integer> on(List<UnitScore> scores, Listed list) {
        return IntStream.range(0, scores.size())
                .filter(index -> scores.get(index).listed() == list)
                .boxed()
                .toList();
    }

    @Test
    @DisplayName("同分同名次，其后名次空出：1、2、2、4")
    void equalTotalsShareARank() {
        assertThat(ranks(ranked(70, 90, 80, 80))).containsExactly(4, 1, 2, 2);
    }

    @Test
    @DisplayName("红榜前三名，并列第三都上；黑榜后三名")
    void namesTheBestAndTheWorst() {
        List<UnitScore> scores = ranked(99, 98, 97, 97, 80, 70, 60, 50);

        assertThat(on(scores, Listed.RED)).containsExactly(0, 1, 2, 3);
        assertThat(on(scores, Listed.BLACK)).containsExactly(5, 6, 7);
    }

    @Test
    @DisplayName("黑榜并列会超过三家的，都不上")
    void leavesOutTiesThatWouldOverflow() {
        assertThat(on(ranked(99, 98, 97, 60, 60, 60, 50), Listed.BLACK)).containsExactly(6);
        assertThat(on(ranked(99, 98, 97, 60, 60, 60, 60), Listed.BLACK)).isEmpty();
        assertThat(on(ranked(99, 98, 97, 60, 60, 60), Listed.BLACK)).containsExactly(3, 4, 5);
    }

    @Test
    @DisplayName("上了红榜的不上黑榜")
    void nobodyIsOnBoth() {
        assertThat(on(ranked(99, 98, 97), Listed.BLACK)).isEmpty();
        assertThat(on(ranked(99, 98, 97, 10), Listed.BLACK)).containsExactly(3);
        assertThat(on(ranked(50, 50, 50, 50), Listed.BLACK)).isEmpty();
    }

    @Test
    @DisplayName("各组分别排名，不分组的不排名")
    void ranksGroupsApart() {
        List<UnitScore> scores =
                Ranking.rank(List.of(score(1, "甲", 80), score(2, "乙", 90), score(3, null, 95), score(4, "甲", 85)), 1);

        assertThat(ranks(scores)).containsExactly(2, 1, null, 1);
        assertThat(scores.get(2).listed()).isNull();
        assertThat(on(scores, Listed.RED)).containsExactly(1, 3);
        assertThat(on(scores, Listed.BLACK)).containsExactly(0);
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("任意得分：顺序无关，名次即更高分的个数加一，榜单不重叠、不截断并列、黑榜不超员")
    void holdsForAllScores(long seed) {
        Random random = new Random(seed);
        List<UnitScore> scores = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            scores.add(score(i, random.nextInt(10) == 0 ? null : "组" + random.nextInt(2), 60 + random.nextInt(15)));
        }
        List<UnitScore> shuffled = new ArrayList<>(scores);
        Collections.shuffle(shuffled, random);

        List<UnitScore> ranked = Ranking.rank(scores, 3);

        assertThat(Ranking.rank(shuffled, 3)).containsExactlyInAnyOrderElementsOf(ranked);
        for (UnitScore score : ranked) {
            if (score.group() == null) {
                assertThat(score.rank()).isNull();
                continue;
            }
            List<UnitScore> rivals = ranked.stream()
                    .filter(other -> Objects.equals(other.group(), score.group()))
                    .toList();
            long better = rivals.stream()
                    .filter(other -> other.total().compareTo(score.total()) > 0)
                    .count();
            assertThat(score.rank()).isEqualTo((int) better + 1);
            assertThat(score.listed() == Listed.RED).isEqualTo(score.rank() <= 3);
            assertThat(rivals.stream().filter(other -> other.listed() == Listed.BLACK))
                    .hasSizeLessThanOrEqualTo(3);
            assertThat(rivals)
                    .filteredOn(other -> other.total().compareTo(score.total()) == 0)
                    .allSatisfy(other -> assertThat(other.listed()).isEqualTo(score.listed()));
        }
    }
}
