package org.everspring.reporting;

import java.util.List;
import org.everspring.matter.ObligationId;
import org.jspecify.annotations.Nullable;

/** Everything that was handed in, asked and answered, with who did it and when, for those who read it afterwards. */
public interface ReportRecords {

    /**
     * @param review null while the lead has not decided, and for good when it never did
     * @param reviewed null without a review
     */
    record ReportRound(
            int number,
            Report report,
            @Nullable ReviewDecision review,
            @Nullable DoneBy reviewed) {}

    /** @param decided null until the lead has decided */
    record ExtensionRecord(
            Extension extension, DoneBy requested, @Nullable DoneBy decided) {}

    /** @param answered null until the unit has answered */
    record UrgeRecord(Urge urge, @Nullable DoneBy answered) {}

    /** Every round, also one that the unit took back, oldest first. */
    List<ReportRound> rounds(ObligationId id);

    /** Oldest first. */
    List<ExtensionRecord> extensions(ObligationId id);

    /** Oldest first. */
    List<UrgeRecord> urges(ObligationId id);
}
