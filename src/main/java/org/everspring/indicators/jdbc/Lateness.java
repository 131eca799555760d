package org.everspring.indicators.jdbc;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How late a row is, as its own module has recorded it or will; what counts as late is {@link WorkCalendar}'s to say. */
@Component
class Lateness {

    private final WorkCalendar calendar;

    Lateness(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * @param recorded when it was handed in; null before, and of what was returned
     * @param closed the 24:00 up to which what was never handed in is late; null for what still may be
     * @return working days; 0 in time
     */
    int workingDays(Deadline due, @Nullable Integer recorded, @Nullable OffsetDateTime closed, OffsetDateTime now) {
        if (closed != null) {
            return calendar.workingDaysLate(due, Deadline.endingAt(closed).day());
        }
        return recorded == null ? calendar.workingDaysLate(due, now) : recorded;
    }
}
