package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What many scores say together. */
public final class ScoreStatistics {

    private ScoreStatistics() {}

    /** The units that are ranked against each other, in the order given. */
    public static Map<String, List<UnitScore>> byGroup(List<UnitScore> scores) {
        return scores.stream()
                .filter(score -> score.group() != null)
                .collect(Collectors.groupingBy(UnitScore::group, LinkedHashMap::new, Collectors.toList()));
    }

    /** Of the totals, to 2 places; null without any. */
    public static @Nullable BigDecimal average(List<UnitScore> scores) {
        return scores.isEmpty()
                ? null
                : scores.stream()
                        .map(UnitScore::total)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP);
    }

    /** How many have which grade, as the owners' table names it; the best grade first. */
    public static Map<String, Long> grades(List<UnitScore> scores) {
        return scores.stream()
                .sorted(Comparator.comparing(UnitScore::total).reversed())
                .collect(Collectors.groupingBy(UnitScore::grade, LinkedHashMap::new, Collectors.counting()));
    }
}
