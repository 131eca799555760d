package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;

/**
 * Who has to solve a problem.
 *
 * @param leadUnit verifies what the unit has done
 * @param due of the improvement
 * @param at when it was decided
 */
public record Assignment(UnitId unit, UnitId leadUnit, Deadline due, OffsetDateTime at) {

    /** @throws InvalidInputException when there is no such unit, or one that solves nothing itself */
    static void checkUnit(UnitId unit, Plan plan) {
        if (unit == null) {
            throw new InvalidInputException("请选择责任单位。");
        }
        if (plan.unit(unit).equals(plan.leadingGroup())) {
            throw new InvalidInputException("领导小组不承担具体整改，请选择责任单位。");
        }
    }

    Assignment until(Deadline other) {
        return new Assignment(unit, leadUnit, other, at);
    }
}
