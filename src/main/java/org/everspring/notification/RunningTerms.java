package org.everspring.notification;

import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;

/**
 * The dates and reminder days of one process's running instances. When the calendar or the table of reminders changes, they
 * are counted anew.
 */
public interface RunningTerms {

    String processKey();

    /**
     * @param before the calendar that its dates were counted by
     * @return those of the instance as it stands now; none when it waits for nobody
     */
    List<Term> of(String businessKey, WorkCalendar before);

    /**
     * The tables follow.
     *
     * @param dates what has moved, by variable
     */
    default void moved(String businessKey, Map<String, Deadline> dates) {}
}
