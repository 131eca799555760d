package org.everspring.reporting;

import org.everspring.matter.ObligationId;

/** Nothing more will happen to a report; published in the transaction that records it. */
public record ReportClosed(ObligationId obligation) {}
