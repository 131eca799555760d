package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;

/** Everything that was handed in, asked and answered, with who did it and when, for those who read it afterwards. */
public interface ReportRecords {

    /** @param userId null where nobody did it but the date, or where nobody was recorded */
    record Deed(String userId, OffsetDateTime at) {}

    /**
     * @param review null while the lead has not decided, and for good when it never did
     * @param reviewed null without a review
     */
    record ReportRound(int number, Report report, ReviewDecision review, Deed reviewed) {}

    /** @param decided null until the lead has decided */
    record ExtensionRecord(Extension extension, Deed requested, Deed decided) {}

    /** @param answered null until the unit has answered */
    record UrgeRecord(Urge urge, Deed answered) {}

    /**
     * @param countersignatures in no particular order
     * @param decision null while the office has not decided, and where the round ended with an objection
     * @param decided null without a decision
     */
    record SummaryRound(
            int number,
            SummaryText text,
            Deed submitted,
            List<Signature> countersignatures,
            SummaryDecision decision,
            Deed decided) {}

    record Signature(Countersignature answer, Deed given) {}

    /** Every round, also one that the unit took back, oldest first. */
    List<ReportRound> rounds(ObligationId id);

    /** Oldest first. */
    List<ExtensionRecord> extensions(ObligationId id);

    /** Oldest first. */
    List<UrgeRecord> urges(ObligationId id);

    /** Every round, oldest first. */
    List<SummaryRound> rounds(SummaryId id);
}
