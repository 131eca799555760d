package org.everspring.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.plan.UnitId;
import org.everspring.scoring.UnitScore.Listed;

/** Ranks the units of each group, and makes the red and the black list of it. */
final class Ranking {

    private Ranking() {}

    /**
     * Equal totals share a rank, and the ranks after them are left out: 1, 2, 2, 4. On the red list is who has a rank up
     * to {@code listed}. On the black list are the lowest, at most {@code listed}: units of one total are on it together or
     * not at all, and nobody is on both.
     *
     * @return the scores with their ranks and lists, in the order given
     */
    static List<UnitScore> rank(List<UnitScore> scores, int listed) {
        Map<UnitId, UnitScore> ranked = new HashMap<>();
        scores.stream()
                .filter(score -> score.group() != null)
                .collect(Collectors.groupingBy(UnitScore::group, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(group -> rankGroup(group, listed).forEach(score -> ranked.put(score.unit(), score)));
        return scores.stream()
                .map(score -> ranked.getOrDefault(score.unit(), score.ranked(null, null)))
                .toList();
    }

    private static List<UnitScore> rankGroup(List<UnitScore> group, int listed) {
        List<UnitScore> best = group.stream()
                .sorted(Comparator.comparing(UnitScore::total).reversed())
                .toList();
        List<UnitScore> ranked = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < best.size(); i++) {
            UnitScore score = best.get(i);
            if (i == 0 || score.total().compareTo(best.get(i - 1).total()) != 0) {
                rank = i + 1;
            }
            ranked.add(score.ranked(rank, rank <= listed ? Listed.RED : null));
        }
        int worst = blackListed(ranked, listed);
        for (int i = ranked.size() - worst; i < ranked.size(); i++) {
            UnitScore score = ranked.get(i);
            ranked.set(i, score.ranked(score.rank(), Listed.BLACK));
        }
        return ranked;
    }

    /** How many of the lowest are on the black list. */
    private static int blackListed(List<UnitScore> ranked, int listed) {
        int worst = 0;
        while (worst < ranked.size()) {
            UnitScore next = ranked.get(ranked.size() - 1 - worst);
            // All from here down to the last of the same total are one block.
            int withEquals = (int) ranked.stream()
                    .filter(score -> score.total().compareTo(next.total()) <= 0)
                    .count();
            if (next.listed() == Listed.RED || withEquals > listed) {
                break;
            }
            worst = withEquals;
        }
        return worst;
    }
}
