package org.everspring.promotion;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * One unit's experience with one item of the plan.
 *
 * @param unit who nominates it
 * @param problemId the problem of the closed loop that it came from; null when it was nominated directly
 * @param content what it says, as last handed in
 * @param level {@link RecognitionLevel#NONE} until it has been recognised
 * @param basis what the level rests on; null without a level
 * @param nominatedBy the user id
 * @param publishedAt null before it is in the library
 * @param adoptDue by when the target units answer; null before it is in the library
 * @param rubricTotal of the last review, 0 to 100; null before one
 * @param reviewOpinion of the last review; may be null
 */
public record Experience(
        ExperienceId id,
        ItemId item,
        UnitId unit,
        String problemId,
        ExperienceCase content,
        ExperienceState state,
        RecognitionLevel level,
        String basis,
        String nominatedBy,
        OffsetDateTime nominatedAt,
        OffsetDateTime publishedAt,
        Deadline adoptDue,
        Integer rubricTotal,
        String reviewOpinion) {

    public String title() {
        return content.title();
    }

    /** What a step of a diagram is refused with that stands where it makes no sense. */
    InvalidInputException senseless(String why) {
        return new InvalidInputException("典型经验" + id + "现为“" + state.label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }
}
