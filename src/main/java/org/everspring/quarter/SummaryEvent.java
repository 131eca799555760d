package org.everspring.quarter;

import org.everspring.calendar.Deadline;
import org.everspring.plan.UnitId;

/** What has happened to an item's summary; told in the transaction that records it. */
sealed interface SummaryEvent {

    /** As it stands afterwards. */
    SummarySnapshot summary();

    record Begun(SummarySnapshot summary) implements SummaryEvent {}

    /** A co-lead has its task, until the date. */
    record CountersignatureRequested(SummarySnapshot summary, UnitId coLead, Deadline until) implements SummaryEvent {}

    /** The office has its task. */
    record JudgementRequested(SummarySnapshot summary) implements SummaryEvent {}

    record Objected(SummarySnapshot summary) implements SummaryEvent {}

    record Returned(SummarySnapshot summary, String reason) implements SummaryEvent {}

    /** Accepted or missing: nothing more will happen. */
    record Closed(SummarySnapshot summary) implements SummaryEvent {}
}
