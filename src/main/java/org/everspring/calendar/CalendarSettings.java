package org.everspring.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the calendar comes from.
 *
 * @param statutoryDays statutory holidays and make-up working days that the build brings, in UTF-8 lines of
 *     date,day,occasion; later years are taken over on /board/calendar
 */
@ConfigurationProperties("everspring.calendar")
record CalendarSettings(
        @DefaultValue("classpath:calendar/statutory-days.csv")
        Resource statutoryDays) {

    static final String STATUTORY_DAYS = "everspring.calendar.statutory-days";
}
