package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the parts count and how the lists are made. A run keeps what it was scored with, so that a year adds up in the same
 * way after the settings have changed.
 *
 * @param parts the weight of each part; only their proportion matters, so a part in which a unit has no duty leaves its
 *     weight to the others
 * @param adjustmentCap the sum of all adjustments is kept within plus and minus this
 * @param bonusCap the adjustments above zero together count at most this
 * @param listed how many units of a group the red and the black list name
 */
public record Weights(Map<ScoreCategory, BigDecimal> parts, BigDecimal adjustmentCap, BigDecimal bonusCap, int listed) {

    public Weights {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    }

    /** How much a part counts; nothing for one that is not set. */
    public BigDecimal weight(ScoreCategory part) {
        return parts.getOrDefault(part, BigDecimal.ZERO);
    }

    /** What the parts count together. */
    public BigDecimal sum(Collection<ScoreCategory> counted) {
        return counted.stream().map(this::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The average of the parts' averages; empty when none of them counts. */
    public Optional<BigDecimal> average(Map<ScoreCategory, BigDecimal> averages) {
        BigDecimal sum = sum(averages.keySet());
        return sum.signum() == 0
                ? Optional.empty()
                : Optional.of(averages.entrySet().stream()
                        .map(part -> part.getValue().multiply(weight(part.getKey())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(sum, MathContext.DECIMAL128));
    }
}
