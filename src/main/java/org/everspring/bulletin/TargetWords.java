package org.everspring.bulletin;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.TargetResult;

/** How the bulletin writes figures that were reached. */
final class TargetWords {

    /** So many units are named with their figures; of more, the best that can be said is the span and who is behind. */
    private static final int MOST_NAMED = 6;

    private TargetWords() {}

    /** Empty without any figure. */
    static String reached(TargetResult result, Plan plan) {
        if (!result.isKnown()) {
            return "";
        }
        String unit = result.target().unit();
        if (result.isAddedUp()) {
            return "合计" + text(result.sum()) + unit;
        }
        if (result.reached().size() <= MOST_NAMED) {
            return result.reached().entrySet().stream()
                    .map(value -> named(value, unit, plan))
                    .collect(Collectors.joining("、"));
        }
        BigDecimal least =
                result.reached().values().stream().min(BigDecimal::compareTo).orElseThrow();
        BigDecimal most =
                result.reached().values().stream().max(BigDecimal::compareTo).orElseThrow();
        String behind = result.reached().entrySet().stream()
                .filter(value -> !result.target().isMetBy(value.getValue()))
                .limit(MOST_NAMED)
                .map(value -> named(value, unit, plan))
                .collect(Collectors.joining("、"));
        return result.reached().size() + "家为" + text(least) + "至" + text(most) + unit
                + (behind.isEmpty()
                        ? ""
                        : "，未达" + result.behind().size() + "家（" + behind
                                + (result.behind().size() > MOST_NAMED ? "等" : "") + "）");
    }

    private static String named(Map.Entry<UnitId, BigDecimal> value, String unit, Plan plan) {
        return plan.nameOf(value.getKey()) + text(value.getValue()) + unit;
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
