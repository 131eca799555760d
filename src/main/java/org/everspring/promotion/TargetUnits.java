package org.everspring.promotion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** To whom an experience may be promoted: every unit but the one that nominates it, the office and the leading group. */
@Component
class TargetUnits {

    private static final int MOST_TARGETS = 100;

    private static final String COLLECTIVE = "collective:";

    private final Plan plan;

    TargetUnits(Plan plan) {
        this.plan = plan;
    }

    /**
     * In the plan's order, collectives replaced by their members.
     *
     * @param named as {@link OfficeReview#targets} has them
     */
    List<UnitId> of(UnitId nominator, List<String> named) {
        Set<UnitId> wanted = new LinkedHashSet<>();
        named.forEach(target -> wanted.addAll(unitsOf(target)));
        Set<UnitId> spared =
                Set.of(nominator, plan.office().id(), plan.leadingGroup().id());
        List<UnitId> targets = plan.units().stream()
                .map(Unit::id)
                .filter(wanted::contains)
                .filter(unit -> !spared.contains(unit))
                .toList();
        if (targets.isEmpty()) {
            throw new InvalidInputException("采用时请选择推广单位，除推荐单位外至少要有一个单位。");
        }
        if (targets.size() > MOST_TARGETS) {
            throw new InvalidInputException("推广单位最多" + MOST_TARGETS + "个单位，现有" + targets.size() + "个，请分批推广。");
        }
        return targets;
    }

    private List<UnitId> unitsOf(String target) {
        if (target.startsWith(COLLECTIVE)) {
            return plan.collectives().stream()
                    .filter(collective -> collective.id().equals(target.substring(COLLECTIVE.length())))
                    .findFirst()
                    .orElseThrow(TargetUnits::unknown)
                    .members();
        }
        return plan.units().stream()
                .map(Unit::id)
                .filter(unit -> unit.value().equals(target))
                .findFirst()
                .map(List::of)
                .orElseThrow(TargetUnits::unknown);
    }

    private static InvalidInputException unknown() {
        return new InvalidInputException("推广单位中有工作方案没有的单位，请重新选择。");
    }
}
