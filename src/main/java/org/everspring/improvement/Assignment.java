package org.everspring.improvement;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Who has to solve a problem.
 *
 * @param unit in charge: works on the tasks and answers for them
 * @param assisting units that help it, in the order in which they were named
 * @param leadUnit verifies what the unit has done
 * @param due of the improvement
 * @param at when it was decided
 */
public record Assignment(UnitId unit, List<UnitId> assisting, UnitId leadUnit, Deadline due, OffsetDateTime at) {

    private static final int MOST_ASSISTING = 10;

    public Assignment {
        assisting = List.copyOf(assisting);
    }

    /** Without any who assist. */
    public Assignment(UnitId unit, UnitId leadUnit, Deadline due, OffsetDateTime at) {
        this(unit, List.of(), leadUnit, due, at);
    }

    /** @throws InvalidInputException when there is no such unit, or one that solves nothing itself */
    static void checkUnit(@Nullable UnitId unit, Plan plan) {
        if (unit == null) {
            throw new InvalidInputException("请选择责任单位。");
        }
        if (plan.unit(unit).equals(plan.leadingGroup())) {
            throw new InvalidInputException("领导小组不承担具体整改，请选择责任单位。");
        }
    }

    /** @throws InvalidInputException for too many, one twice, the unit in charge itself, or one that solves nothing itself */
    static void checkAssisting(@Nullable UnitId unit, List<UnitId> assisting, Plan plan) {
        if (assisting.size() > MOST_ASSISTING) {
            throw new InvalidInputException("协办单位最多选择" + MOST_ASSISTING + "个，现有" + assisting.size() + "个。");
        }
        if (unit != null && assisting.contains(unit)) {
            throw new InvalidInputException(plan.unit(unit).name() + "已是主办单位，不能同时协办，请从协办单位中去掉。");
        }
        if (Set.copyOf(assisting).size() < assisting.size()) {
            throw new InvalidInputException("协办单位有重复，请核对。");
        }
        if (assisting.stream().map(plan::unit).anyMatch(plan.leadingGroup()::equals)) {
            throw new InvalidInputException("领导小组不承担具体整改，不能作为协办单位。");
        }
    }

    Assignment until(Deadline other) {
        return new Assignment(unit, assisting, leadUnit, other, at);
    }
}
