package org.everspring.assessment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the parts count. A run keeps the weights that it was scored with.
 *
 * @param parts the weight of each part; only their proportion matters, so a part in which a unit has no duty leaves its
 *     weight to the others
 * @param adjustmentCap the sum of all adjustments is kept within plus and minus this
 * @param bonusCap the adjustments above zero together count at most this
 */
public record Weights(Map<Part, BigDecimal> parts, BigDecimal adjustmentCap, BigDecimal bonusCap) {

    public Weights {
        parts = Map.copyOf(new TreeMap<>(parts));
    }
}
