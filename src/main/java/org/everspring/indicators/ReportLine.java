package org.everspring.indicators;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;

/**
 * A report as the board lists it.
 *
 * @param handedIn for the first time; null before
 * @param workingDaysLate of the first report, of what is overdue now, or of what was missing at the end; 0 otherwise
 */
public record ReportLine(
        ObligationId id,
        UnitId lead,
        ObligationState state,
        Deadline due,
        @Nullable OffsetDateTime handedIn,
        int workingDaysLate) {}
