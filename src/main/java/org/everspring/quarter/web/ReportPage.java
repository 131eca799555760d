package org.everspring.quarter.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.Labelled;
import org.everspring.kernel.ListPage;
import org.everspring.matter.BusinessKey;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Countersignature;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.ReportedProblem;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * A unit's report or an item's summary with everything that was handed in. What is null is not there.
 *
 * @param standing null when nothing waits for a date any more
 * @param workable whether a task waits for the reader's units
 * @param summary that a report goes into
 * @param rounds newest first
 * @param reports those that a summary rests on; null for a report
 */
record ReportPage(
        BusinessKey id,
        String title,
        Quarter quarter,
        Labelled state,
        @Nullable Standing standing,
        boolean workable,
        List<Fact> facts,
        @Nullable SummaryLink summary,
        List<Round> rounds,
        List<Asked> extensions,
        List<Asked> urges,
        @Nullable Reports reports) {

    /** @param heads by the codes of the columns */
    record Reports(ListPage<Row> page, ListAddress address, Map<String, ColumnHead> heads) {}

    record Fact(String name, String text) {}

    /** @param readable whether the reader may open its own page */
    record SummaryLink(SummarySnapshot of, boolean readable) {}

    /**
     * What was handed in once, and what became of it.
     *
     * @param handedIn when and by whom
     * @param on the day by which a measure is late; null for a summary, which has none
     * @param signatures of the co-leads; empty for a report
     */
    record Round(
            String heading,
            String handedIn,
            @Nullable LocalDate on,
            ProgressStatus status,
            List<Fact> texts,
            List<MeasureProgress> measures,
            List<TargetRow> targets,
            List<ReportedProblem> problems,
            List<Fact> signed,
            List<Signature> signatures,
            Outcome outcome) {}

    record TargetRow(String title, String goal, String reached) {}

    /**
     * @param answer null until the co-lead has answered
     * @param given when and by whom; null before
     */
    record Signature(
            UnitId unit,
            @Nullable Countersignature answer,
            @Nullable String given) {}

    /**
     * @param kind {@code passed}, {@code failed} or {@code open}
     * @param decided when and by whom; null where nobody decided
     */
    record Outcome(
            String kind,
            String text,
            @Nullable String reason,
            @Nullable String decided) {

        static Outcome open(String text) {
            return new Outcome("open", text, null, null);
        }

        static Outcome failed(String text) {
            return new Outcome("failed", text, null, null);
        }

        static Outcome decided(boolean passed, String text, @Nullable String returnReason, @Nullable String decided) {
            String reason = returnReason == null ? null : "退回原因：" + returnReason;
            return new Outcome(passed ? "passed" : "failed", text, reason, decided);
        }
    }

    /**
     * A request for more time, or a reminder that asks for an answer.
     *
     * @param answer null until there is one
     */
    record Asked(
            String heading,
            String asked,
            String text,
            @Nullable String answer,
            @Nullable String answered) {}

    /** @param readable whether the reader may open its own page */
    record Row(ObligationSnapshot of, boolean readable, Standing standing, String counts) {}
}
