package org.everspring.measures;

import java.util.List;

/** Breakdowns that wait for their units, opened together or one by hand; told in the transaction that opens them. */
record BreakdownsOpened(List<BreakdownSnapshot> breakdowns) {}
