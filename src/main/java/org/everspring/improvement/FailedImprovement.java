package org.everspring.improvement;

import java.util.function.UnaryOperator;
import org.everspring.calendar.Deadline;
import org.everspring.plan.UnitId;

/**
 * Where an improvement goes that has not passed, and until when it is due there.
 *
 * @param failuresBeforeOffice so many failures bring it to the office, each time
 * @param mendingDue of the unit where nobody has set a date, by the date before
 */
record FailedImprovement(
        int failuresBeforeOffice, UnitId office, Deadline settlementDue, UnaryOperator<Deadline> mendingDue) {}
