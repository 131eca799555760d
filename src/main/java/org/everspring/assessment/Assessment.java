package org.everspring.assessment;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;

/**
 * The assessment of one year.
 *
 * @param run the number of the run that was reviewed last; null before the first review
 * @param round how often the scores have been announced; 0 before the first time
 * @param admittedBy null when the timer has started it
 * @param confirmDue by when the units of the last batch have to answer; null before the first announcement
 * @param announcedUpTo the last unit of the last batch of this round; null before its first
 * @param openConfirmations units that have not answered in this round, or whose appeal is not decided
 * @param reviewOpinion what the office has written last; may be null
 * @param returnReason why the leading group has sent it back last; null when it never has
 * @param approvalOpinion may be null
 * @param approvedBy null until the leading group approves
 * @param hash of the frozen run; null until then
 */
public record Assessment(
        int year,
        AssessmentState state,
        Integer run,
        int round,
        OffsetDateTime admittedAt,
        String admittedBy,
        Deadline confirmDue,
        UnitId announcedUpTo,
        int openConfirmations,
        String reviewOpinion,
        String returnReason,
        String approvalOpinion,
        Actor approvedBy,
        OffsetDateTime approvedAt,
        String hash,
        OffsetDateTime publishedAt) {

    public ScoringPeriod period() {
        return ScoringPeriod.of(year);
    }

    /** As documents write it: 2026年度考核. */
    public String label() {
        return period().label() + "考核";
    }

    public boolean isFrozen() {
        return state == AssessmentState.FROZEN;
    }
}
