package org.everspring.assessment;

import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.UnitScore;

/** What happens in the assessment of a year, told within the transaction that does it. */
public sealed interface AssessmentEvent {

    /** @param unsettled whose bulletins are not published */
    record QuartersAwaited(int year, List<Quarter> unsettled) implements AssessmentEvent {}

    /** @param due by when the office has to review it */
    record YearScored(int year, ScoreRun run, Deadline due) implements AssessmentEvent {}

    /** @param due by when the unit has to answer */
    record ScoreAnnounced(ConfirmationId id, UnitScore score, Deadline due) implements AssessmentEvent {}

    /** @param due by when the office has to decide */
    record AppealFiled(ConfirmationId id, int lines, Deadline due) implements AssessmentEvent {}

    record ScoreLapsed(ConfirmationId id, Deadline due) implements AssessmentEvent {}

    record AppealDecided(ConfirmationId id, List<AppealLine> lines) implements AssessmentEvent {}

    /** @param overview of the scores and of the units' answers */
    record ApprovalAwaited(int year, int round, String overview, Deadline due) implements AssessmentEvent {}

    /** @param due by when the office has to review it again */
    record ResultReturned(int year, int round, String reason, Deadline due) implements AssessmentEvent {}

    record ResultPublished(int year, List<UnitScore> scores) implements AssessmentEvent {}
}
