package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds the lines of one unit up. The order of the lines does not matter, and nothing else than they, their corrections and
 * the weights counts.
 */
public final class RollUp {

    private static final int AVERAGE_PLACES = 4;
    private static final int TOTAL_PLACES = 2;
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    private RollUp() {}

    /**
     * What the lines amount to.
     *
     * @param quarters in how many quarters the unit had a report or a summary to hand in
     * @param averages of the points by part, to 4 places, half up; a part without points is not there
     * @param adjustment after the caps
     * @param total the average of the averages by weight, with the adjustment, 0 to 100, to 2 places, half up
     */
    public record Sum(int quarters, Map<ScoreCategory, BigDecimal> averages, BigDecimal adjustment, BigDecimal total) {}

    /**
     * @param corrections the last one of each corrected line
     * @return empty for a unit without any points in a part that counts: it has no duty, and is not judged
     */
    public static Optional<Sum> of(
            Collection<ScoreLine> lines, Map<ScoreLine.Key, Correction> corrections, Weights weights) {
        Map<ScoreCategory, List<BigDecimal>> points = new EnumMap<>(ScoreCategory.class);
        List<BigDecimal> adjustments = new ArrayList<>();
        for (ScoreLine line : lines) {
            Correction correction = corrections.get(line.key());
            BigDecimal value = line.value(correction);
            BigDecimal adjustment = line.adjustment(correction);
            if (value != null) {
                points.computeIfAbsent(line.fact().part(), part -> new ArrayList<>())
                        .add(value);
            }
            if (adjustment != null) {
                adjustments.add(adjustment);
            }
        }
        Map<ScoreCategory, BigDecimal> averages = new EnumMap<>(ScoreCategory.class);
        points.forEach((part, values) -> averages.put(part, average(values)));
        BigDecimal adjustment = capped(adjustments, weights);
        return weights.average(averages)
                .map(base -> new Sum(
                        quarters(lines), Collections.unmodifiableMap(averages), adjustment, total(base, adjustment)));
    }

    private static BigDecimal average(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), AVERAGE_PLACES, RoundingMode.HALF_UP);
    }

    private static BigDecimal capped(List<BigDecimal> adjustments, Weights weights) {
        BigDecimal bonus = sum(adjustments, 1).min(weights.bonusCap());
        BigDecimal all = bonus.add(sum(adjustments, -1));
        BigDecimal cap = weights.adjustmentCap();
        return all.min(cap).max(cap.negate()).setScale(TOTAL_PLACES, RoundingMode.HALF_UP);
    }

    /** Of all adjustments with this sign; null ones count nothing. */
    public static BigDecimal sum(List<BigDecimal> adjustments, int sign) {
        return adjustments.stream()
                .filter(Objects::nonNull)
                .filter(adjustment -> adjustment.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(BigDecimal base, BigDecimal adjustment) {
        return base.add(adjustment).max(BigDecimal.ZERO).min(MOST).setScale(TOTAL_PLACES, RoundingMode.HALF_UP);
    }

    /** Reports and summaries are named by their quarter first: {@code 2026Q4:2.1:fagaiwei}. */
    private static int quarters(Collection<ScoreLine> lines) {
        return (int) lines.stream()
                .map(ScoreLine::fact)
                .filter(fact -> fact.part() == ScoreCategory.REPORT || fact.part() == ScoreCategory.SUMMARY)
                .map(fact -> fact.id().split(":", 2)[0])
                .distinct()
                .count();
    }
}
