package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * Something that stands in the way of business, and how far it has come.
 *
 * @param item null while nobody has said where it belongs
 * @param reportedByUnit of the person who reported it; the office where another system or somebody without a unit did
 * @param reportedBy the account of the person; null where no person reported it
 * @param reportedByName the person, the unit or the other system, as shown to staff
 * @param triageUnit the principal lead of the item, or the office without an item
 * @param unit the responsible unit; null before it is assigned
 * @param leadUnit verifies what the unit has done; null before it is assigned
 * @param due of the improvement; null before it is assigned
 * @param stepDue of the step that waits, where it is another one than the improvement; otherwise null
 * @param verificationFailures how often the lead has sent it back, in all
 * @param reopens the closed problem that has come back; may be null
 * @param mergedInto null unless {@link ProblemState#MERGED}
 * @param outcome the reason of a rejection, the lessons of a closed one, the office's word on an unresolved one; else null
 * @param closedAt null while it runs
 */
public record Problem(
        ProblemId id,
        ProblemSource source,
        ItemId item,
        String title,
        String description,
        UnitId reportedByUnit,
        String reportedBy,
        String reportedByName,
        OffsetDateTime reportedAt,
        ProblemState state,
        UnitId triageUnit,
        UnitId unit,
        UnitId leadUnit,
        Deadline due,
        Deadline stepDue,
        int verificationFailures,
        ProblemId reopens,
        ProblemId mergedInto,
        String outcome,
        OffsetDateTime closedAt) {

    /** The date of what waits now: of the improvement while that runs, otherwise of the step; null when nothing waits. */
    public Deadline currentDue() {
        return state == ProblemState.IMPROVING ? due : state.isRunning() ? stepDue : null;
    }

    public boolean isOverdue(OffsetDateTime now) {
        return currentDue() != null && currentDue().isPast(now);
    }
}
