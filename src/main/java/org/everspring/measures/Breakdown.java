package org.everspring.measures;

import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.UnitId;

/**
 * One unit's breakdown of one item.
 *
 * @param closes when the task ends of itself
 * @param version counts what the unit has handed in, from 1; 0 before
 * @param confirmedVersion the version in force; null before the lead has confirmed one
 */
public record Breakdown(
        BreakdownId id,
        UnitId leadUnit,
        BreakdownState state,
        Deadline due,
        Deadline closes,
        int version,
        Integer confirmedVersion) {}
