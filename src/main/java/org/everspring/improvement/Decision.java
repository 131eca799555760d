package org.everspring.improvement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.engine.Actor;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * What somebody has decided on a task; the diagram then does it.
 *
 * @param number counts the problem's decisions from 1; 0 before it is kept
 * @param item null where the choice needs none
 * @param unit null where the choice needs none
 * @param dueOn null where the choice needs none
 * @param mergeInto null where the choice needs none
 * @param reason the reason, the note or the opinion; may be null
 */
public record Decision(
        int number,
        Choice choice,
        ItemId item,
        UnitId unit,
        LocalDate dueOn,
        ProblemId mergeInto,
        String reason,
        Actor by,
        OffsetDateTime at) {

    /** One that is not kept yet. */
    Decision(
            Choice choice,
            ItemId item,
            UnitId unit,
            LocalDate dueOn,
            ProblemId mergeInto,
            String reason,
            Actor by,
            OffsetDateTime at) {
        this(0, choice, item, unit, dueOn, mergeInto, reason, by, at);
    }

    /** Everything that can be decided, on whatever task. */
    public enum Choice {
        ACCEPT,
        TRANSFER,
        REJECT,
        MERGE,
        PASS,
        FAIL,
        PROMOTE,
        REASSIGN,
        LEAVE_UNRESOLVED
    }
}
