package org.everspring.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkCalendar workCalendar(PublishedDays published) {
        return new WorkCalendar(published::inForce);
    }
}
