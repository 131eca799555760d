package org.everspring.reporting;

import java.util.Collection;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ObligationId;
import org.everspring.notification.ReminderSchedule.Cycles;

/** The running processes of this module. */
public interface ReportProcesses {

    /** @param reviewDue by when the lead reviews what is handed in in time */
    void start(ObligationSnapshot obligation, Deadline reviewDue, Cycles cycles);

    /** Those of these open reports that the unit has written and that wait for somebody else of the unit. */
    Set<ObligationId> beyondWriting(Collection<ObligationId> open);

    /** Returns false when the lead has decided in the meantime, or the unit has nothing to take back. */
    boolean withdraw(ObligationId id);

    /** Returns false when the unit has handed in, or the quarter has closed, in the meantime. */
    boolean requestExtension(ObligationId id);

    /** Moves the open task's date and its timers. */
    void moveDue(ObligationId id, Deadline due, Cycles cycles);

    /** Returns false when the process has ended. */
    boolean urge(ObligationId id);

    /** Whether it lies with a leader of the unit. */
    boolean waitsForSignature(ObligationId id);
}
