package org.everspring.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the calendar comes from.
 *
 * @param statutoryDays the statutory holidays and make-up working days: UTF-8 lines {@code date,day,occasion}
 */
@ConfigurationProperties("everspring.calendar")
record CalendarSettings(
        @DefaultValue("classpath:calendar/statutory-days.csv")
        Resource statutoryDays) {

    static final String STATUTORY_DAYS = "everspring.calendar.statutory-days";
}
