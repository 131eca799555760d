package org.everspring.quarter;

import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.matter.SummaryId;
import org.everspring.notification.ReminderSchedule.Cycles;

/** The running processes of this module. */
public interface QuarterProcesses {

    /** @param reportsDue after which the summary begins without the missing reports */
    void startSummary(SummarySnapshot summary, Deadline reportsDue, Cycles cycles);

    /** The last report of an item is in; nothing happens when the summary has begun without it. */
    void reportsComplete(SummaryId id);

    /** The last summary of a quarter is in; nothing happens when the quarter is collated already. */
    void summariesComplete(Quarter quarter);
}
