package org.everspring.measures;

/** A lead unit has confirmed a breakdown; published in the transaction that records it. */
public record MeasuresConfirmed(BreakdownId breakdown) {}
