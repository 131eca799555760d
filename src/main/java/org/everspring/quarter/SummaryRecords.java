package org.everspring.quarter;

import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.matter.SummaryId;
import org.everspring.reporting.DoneBy;
import org.jspecify.annotations.Nullable;

/** Everything that was handed in for a summary and answered, with who did it and when, for those who read it afterwards. */
public interface SummaryRecords {

    /**
     * @param countersignatures in no particular order
     * @param decision null while the office has not decided, and where the round ended with an objection
     * @param decided null without a decision
     */
    record SummaryRound(
            int number,
            SummaryText text,
            DoneBy submitted,
            List<Signature> countersignatures,
            @Nullable SummaryDecision decision,
            @Nullable DoneBy decided) {}

    record Signature(Countersignature answer, DoneBy given) {}

    /** Every round, oldest first. */
    List<SummaryRound> rounds(SummaryId id);

    /** What was handed in last for each summary of the quarter that has anything, read of all at once. */
    Map<SummaryId, SummaryText> handedIn(Quarter quarter);
}
