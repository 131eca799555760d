package org.everspring.jobs.internal;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.everspring.jobs.TimerTexts;
import org.everspring.kernel.InvalidInputException;

/** The engine's calendar of waits, which refuses what is below the floor of {@link TimerTexts}. */
final class CheckedDurationCalendar extends DurationBusinessCalendar {

    @Override
    public Date resolveDuedate(String text, Date start) {
        TimerTexts.faultOfDuration(text).ifPresent(fault -> {
            throw new InvalidInputException("定时" + fault + "。");
        });
        return super.resolveDuedate(text, start);
    }
}
