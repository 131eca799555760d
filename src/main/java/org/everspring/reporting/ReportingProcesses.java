package org.everspring.reporting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.notification.ReminderSchedule.Cycles;

/** The running processes of this module. */
public interface ReportingProcesses {

    void startReport(Obligation obligation, Cycles cycles);

    /**
     * @param reportsDue after which the summary begins without the missing reports
     * @param reportsExpected false where an item has no responsible unit
     */
    void startSummary(Summary summary, Deadline reportsDue, Cycles cycles, boolean reportsExpected);

    /** The last report of an item is in; nothing happens when the summary has begun without it. */
    void reportsComplete(SummaryId id);

    /** The last summary of a quarter is in; nothing happens when the quarter is collated already. */
    void summariesComplete(Quarter quarter);

    /** Shows the lead's open summary task the reports as they are now. */
    void showReports(SummaryId id, List<Map<String, Object>> rows);

    /** Gives the unit's open report task the measures as they are now. */
    void showMeasures(ObligationId id);

    /** Those of these open reports that the unit has written and that wait for somebody else of the unit. */
    Set<ObligationId> beyondWriting(Collection<ObligationId> open);

    /** Returns false when the lead has decided in the meantime, or the unit has nothing to take back. */
    boolean withdraw(ObligationId id);

    /** Returns false when the unit has handed in, or the quarter has closed, in the meantime. */
    boolean requestExtension(Extension extension);

    /** Moves the open task's date and its timers. */
    void moveDue(ObligationId id, Deadline due, Cycles cycles);

    /** Returns false when the process has ended. */
    boolean urge(Urge urge);
}
