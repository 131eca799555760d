package org.everspring.jobs.internal;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.everspring.jobs.TimerTexts;
import org.everspring.kernel.InvalidInputException;

/** The engine's calendar of moments, which refuses what is no moment, or further off than a database can hold. */
final class CheckedDateCalendar extends DueDateBusinessCalendar {

    @Override
    public Date resolveDuedate(String text, Date start) {
        TimerTexts.faultOfDate(text).ifPresent(fault -> {
            throw new InvalidInputException("定时" + fault + "。");
        });
        return super.resolveDuedate(text, start);
    }
}
