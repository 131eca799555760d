package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.everspring.kernel.Labelled;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a unit's lines amount to.
 *
 * @param group the name of the group in which the unit is ranked; null when it is not ranked
 * @param quarters in how many quarters of the period it had a report or a summary to hand in
 * @param averages of the lines with points, by part, to 4 places; a part without a duty is not there
 * @param adjustment what is added to the weighted average, after the caps
 * @param total 0 to 100, to 2 places
 * @param rank from 1, equal totals share a rank; null when it is not ranked
 * @param listed null on neither list
 */
public record UnitScore(
        UnitId unit,
        @Nullable String group,
        int quarters,
        Map<ScoreCategory, BigDecimal> averages,
        BigDecimal adjustment,
        BigDecimal total,
        String grade,
        @Nullable Integer rank,
        @Nullable Listed listed) {

    public enum Listed implements Labelled {
        RED("红榜"),
        BLACK("黑榜");

        private final String label;

        Listed(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The units that are not ranked last; the groups in the order of their names. */
    public static final Comparator<UnitScore> BY_GROUP_AND_RANK = Comparator.comparing(
                    UnitScore::group, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(UnitScore::rank, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(score -> score.unit().value());

    /** One that is not ranked yet. */
    static UnitScore of(UnitId unit, @Nullable String group, RollUp.Sum sum, String grade) {
        return new UnitScore(
                unit, group, sum.quarters(), sum.averages(), sum.adjustment(), sum.total(), grade, null, null);
    }

    public UnitScore ranked(@Nullable Integer rank, @Nullable Listed listed) {
        return new UnitScore(unit, group, quarters, averages, adjustment, total, grade, rank, listed);
    }

    /** Equal but for zeros at the end of a number. */
    boolean isSame(UnitScore other) {
        return withoutZeros().equals(other.withoutZeros());
    }

    private UnitScore withoutZeros() {
        Map<ScoreCategory, BigDecimal> stripped = new EnumMap<>(ScoreCategory.class);
        averages.forEach((part, average) -> stripped.put(part, average.stripTrailingZeros()));
        return new UnitScore(
                unit,
                group,
                quarters,
                stripped,
                adjustment.stripTrailingZeros(),
                total.stripTrailingZeros(),
                grade,
                rank,
                listed);
    }
}
