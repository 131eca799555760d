package org.everspring.calendar;

import java.util.List;
import org.everspring.kernel.ListPage;

/** What administrators have taken over. */
public interface CalendarEditions {

    /** The id of the last one; 0 when there is none. */
    long last();

    /** In the order in which they were taken over. */
    List<CalendarEdition> all();

    /** The latest first, without their days. */
    ListPage<CalendarEdition> page(int page);

    /** @return false when there is one of that id already */
    boolean add(CalendarEdition edition);
}
