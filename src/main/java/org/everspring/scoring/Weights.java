package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

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
}
