package org.everspring.indicators;

import java.math.BigDecimal;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.TargetQueries.Sum;
import org.everspring.kernel.Labelled;
import org.everspring.plan.Target;
import org.jspecify.annotations.Nullable;

/** How what was reached stands to what the plan promises. Each has a sign of its own: nobody has to tell it by its colour. */
public enum TargetMark implements Labelled {
    MET("✓", "已达标"),
    MISSED("✕", "未达标"),
    /** Not reached, and its day is still to come. */
    UNDERWAY("…", "推进中"),
    NONE("—", "未报数");

    private final String sign;
    private final String label;

    TargetMark(String sign, String label) {
        this.sign = sign;
        this.label = label;
    }

    public String sign() {
        return sign;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * What all units have reached together: their sum where it is one, otherwise every single figure.
     *
     * @param sum null where nobody has a figure
     */
    public static TargetMark of(Target target, @Nullable Sum sum, Quarter quarter) {
        if (sum == null) {
            return NONE;
        }
        boolean met = target.isAddedUp() ? target.isMetBy(sum.value()) : sum.met() == sum.reported();
        return met ? MET : notMet(target, quarter);
    }

    /**
     * What one unit has reached of what is each unit's own.
     *
     * @param reached null without a figure
     */
    public static TargetMark of(Target target, @Nullable BigDecimal reached, Quarter quarter) {
        return reached == null ? NONE : target.isMetBy(reached) ? MET : notMet(target, quarter);
    }

    private static TargetMark notMet(Target target, Quarter quarter) {
        return target.dueOn() != null
                        && target.dueOn().isAfter(quarter.lastMonth().atEndOfMonth())
                ? UNDERWAY
                : MISSED;
    }
}
