package org.everspring.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Printer;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkCalendar workCalendar(PublishedDays published) {
        return new WorkCalendar(published::inForce);
    }

    /** As documents write it: 2026年第四季度. */
    @Bean
    Printer<Quarter> quarterPrinter() {
        return (quarter, locale) -> quarter.label();
    }

    @Bean
    Printer<Deadline> deadlinePrinter() {
        return (deadline, locale) -> deadline.text();
    }

    @Bean
    Printer<LocalDate> dayPrinter() {
        return (day, locale) -> DateText.DAY.of(day);
    }

    @Bean
    Printer<OffsetDateTime> momentPrinter() {
        return (moment, locale) -> DateText.MINUTE.of(moment);
    }

    @Bean
    Printer<Instant> instantPrinter() {
        return (moment, locale) -> DateText.MINUTE.of(moment);
    }

    /** A moment at {@link WorkCalendar#ZONE}. */
    @Bean
    Printer<LocalDateTime> localMomentPrinter() {
        return (moment, locale) -> DateText.MINUTE.of(moment);
    }
}
