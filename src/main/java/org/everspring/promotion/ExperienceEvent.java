package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.plan.UnitId;

/** What has happened to an experience. */
public sealed interface ExperienceEvent {

    Experience experience();

    /** The office has to review it, for the first time or because the unit has handed it in again. */
    record HandedIn(Experience experience) implements ExperienceEvent {}

    /**
     * The office has decided. What follows comes with the step that carries it out.
     *
     * @param targets in the plan's order; none unless it is adopted
     */
    record Reviewed(Experience experience, OfficeReview review, List<UnitId> targets, String userId, OffsetDateTime at)
            implements ExperienceEvent {}

    record Published(Experience experience, List<UnitId> targets) implements ExperienceEvent {}

    /** @param closes when it lapses, unless the unit has handed it in again */
    record Returned(Experience experience, Deadline due, Deadline closes) implements ExperienceEvent {}

    record Revised(Experience experience) implements ExperienceEvent {}

    record Lapsed(Experience experience) implements ExperienceEvent {}

    record Rejected(Experience experience) implements ExperienceEvent {}

    /** The answers are in, or closed: the office has to recognise it. */
    record Answered(Experience experience, Deadline due) implements ExperienceEvent {}

    /** @param units who have not answered when the adoption was closed, in the plan's order */
    record AnswersMissing(Experience experience, List<UnitId> units) implements ExperienceEvent {}

    /** Something has become of how high it is recognised. */
    sealed interface Recognised extends ExperienceEvent {

        Recognition recognition();
    }

    /** The office has decided on the level. It counts with the step that carries it out. */
    record LevelChosen(Experience experience, Recognition recognition) implements Recognised {}

    /** @param adopted how many units have taken it over */
    record Promoted(Experience experience, Recognition recognition, long adopted) implements Recognised {}

    record LevelRaised(Experience experience, Recognition recognition) implements Recognised {}
}
