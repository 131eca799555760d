package org.everspring.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;

/**
 * What the reports of an item say together of one of its targets.
 *
 * @param reached by unit, in the order of the reports; units without a figure of their own are left out
 */
public record TargetResult(Target target, Map<UnitId, BigDecimal> reached) {

    /** @param reports in the order in which they are shown */
    public static TargetResult of(Target target, Map<UnitId, Report> reports) {
        Map<UnitId, BigDecimal> reached = new LinkedHashMap<>();
        reports.forEach((unit, report) -> report.targets().stream()
                .filter(progress -> progress.targetId().equals(target.id()))
                .map(TargetProgress::reached)
                .filter(Objects::nonNull)
                .forEach(value -> reached.put(unit, Objects.requireNonNull(value))));
        return new TargetResult(target, reached);
    }

    public boolean isKnown() {
        return !reached.isEmpty();
    }

    /** A quantity that grows by what each unit adds to it; shares and durations are only listed. */
    public boolean isAddedUp() {
        boolean grows = target.comparison().equals("≥") || target.comparison().equals(">");
        return grows && !target.unit().contains("%");
    }

    public BigDecimal sum() {
        return reached.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The units whose own figure is not as good as promised; says nothing of a quantity that is added up. */
    public List<UnitId> behind() {
        return reached.entrySet().stream()
                .filter(value -> !target.isMetBy(value.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** False while nobody has said anything. */
    public boolean isMet() {
        return isKnown() && (isAddedUp() ? target.isMetBy(sum()) : behind().isEmpty());
    }

    /** Whether the day that the plan names is still to come. */
    public boolean isBeforeItsDay(LocalDate day) {
        LocalDate due = target.dueOn();
        return due != null && !due.isBefore(day);
    }
}
