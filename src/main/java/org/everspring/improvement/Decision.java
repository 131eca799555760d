package org.everspring.improvement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * What somebody has decided on a problem; the diagram then does it.
 *
 * @param choice the code of the form, {@code accept} …
 * @param item null where the choice needs none
 * @param unit null where the choice needs none
 * @param dueOn null where the choice needs none
 * @param mergeInto null where the choice needs none
 * @param text the reason, the note or the opinion; may be null
 */
public record Decision(
        Step step,
        String choice,
        ItemId item,
        UnitId unit,
        LocalDate dueOn,
        ProblemId mergeInto,
        String text,
        Actor by,
        OffsetDateTime at) {

    /** The task on which it was decided. */
    public enum Step {
        TRIAGE,
        VERIFICATION,
        SETTLEMENT
    }
}
