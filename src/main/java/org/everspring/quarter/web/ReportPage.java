package org.everspring.quarter.web;

import java.util.List;

/**
 * A unit's report or an item's summary with everything that was handed in. Every text is ready to be read; what is null is
 * not there.
 *
 * @param due null when nothing waits for a date any more
 * @param alarm {@code late}, {@code soon} or null
 * @param workable whether a task waits for the reader's units
 * @param rounds newest first
 * @param reports those that a summary rests on; empty for a report
 */
record ReportPage(
        String id,
        String title,
        String quarter,
        String state,
        String stateLabel,
        String due,
        String standing,
        String alarm,
        boolean workable,
        List<Fact> facts,
        Link summary,
        List<Round> rounds,
        List<Asked> extensions,
        List<Asked> urges,
        boolean hasReports,
        List<Row> reports) {

    record Fact(String name, String text) {}

    /** @param readable whether the reader may open its own page */
    record Link(String id, String stateLabel, boolean readable) {}

    /**
     * What was handed in once, and what became of it.
     *
     * @param handedIn when and by whom
     * @param signatures of the co-leads; empty for a report
     */
    record Round(
            String heading,
            String handedIn,
            String status,
            List<Fact> texts,
            List<MeasureRow> measures,
            List<TargetRow> targets,
            List<Problem> problems,
            List<Fact> signed,
            List<Signature> signatures,
            Outcome outcome) {}

    /** Bears the names that the table of a problem's measures reads. */
    record MeasureRow(
            String title, String owner, String dueOn, boolean late, String status, String statusLabel, String note) {}

    record TargetRow(String title, String goal, String reached) {}

    record Problem(String title, String detail) {}

    /** @param given null until the co-lead has answered */
    record Signature(String unit, String decision, String opinion, String given) {}

    /**
     * @param kind {@code passed}, {@code failed} or {@code open}
     * @param decided when and by whom; null where nobody decided
     */
    record Outcome(String kind, String text, String reason, String decided) {}

    /**
     * A request for more time, or a reminder that asks for an answer.
     *
     * @param answer null until there is one
     */
    record Asked(String heading, String asked, String text, String answer, String answered) {}

    /** @param readable whether the reader may open its own page */
    record Row(
            String id,
            String unit,
            boolean readable,
            String state,
            String stateLabel,
            String standing,
            String alarm,
            String counts) {}
}
