package org.everspring.measures;

import org.everspring.matter.BreakdownId;

/** A lead unit has confirmed a breakdown; published in the transaction that records it. */
public record MeasuresConfirmed(BreakdownId breakdown) {}
