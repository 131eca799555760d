package org.everspring.measures;

/** What has happened to a breakdown; told in the transaction that records it. */
sealed interface BreakdownEvent {

    /** As it stands afterwards. */
    BreakdownSnapshot breakdown();

    /** The lead has its task. */
    record ConfirmationRequested(BreakdownSnapshot breakdown, int measures) implements BreakdownEvent {}

    record Confirmed(BreakdownSnapshot breakdown) implements BreakdownEvent {}

    record Returned(BreakdownSnapshot breakdown, String reason) implements BreakdownEvent {}

    record Missing(BreakdownSnapshot breakdown) implements BreakdownEvent {}
}
