package org.everspring.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A promise of the plan in figures.
 *
 * @param id unique in the plan
 * @param comparison one of ≥ ≤ &gt; &lt; =
 * @param value not negative
 * @param unit as written behind the figure, {@code %} or 亿元; empty for a bare number
 * @param dueOn the last day to reach it; null where the plan names no date
 */
public record Target(
        String id,
        String title,
        String comparison,
        BigDecimal value,
        String unit,
        @Nullable LocalDate dueOn) {

    private static final List<String> COMPARISONS = List.of("≥", "≤", ">", "<", "=");

    public Target {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(unit);
        if (!COMPARISONS.contains(comparison)) {
            throw new InvalidInputException(
                    "比较符“" + QuotedValue.of(comparison) + "”不符合要求：应为" + String.join(" ", COMPARISONS) + "之一");
        }
        if (value.signum() < 0) {
            throw new InvalidInputException("目标值" + value.toPlainString() + "不能为负数");
        }
    }

    /** Whether what was reached is as good as promised. */
    public boolean isMetBy(BigDecimal reached) {
        int beside = reached.compareTo(value);
        return switch (comparison) {
            case "≥" -> beside >= 0;
            case "≤" -> beside <= 0;
            case ">" -> beside > 0;
            case "<" -> beside < 0;
            default -> beside == 0;
        };
    }

    /** Whether it is a quantity that grows by what each unit adds to it; shares and durations are each unit's own. */
    public boolean isAddedUp() {
        boolean grows = comparison.equals("≥") || comparison.equals(">");
        return grows && !unit.contains("%");
    }

    /** The goal as staff read it, {@code ≥ 98%}. */
    public String goalText() {
        return comparison + " " + value.toPlainString() + unit;
    }
}
