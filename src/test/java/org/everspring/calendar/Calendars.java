package org.everspring.calendar;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Calendars for tests. */
final class Calendars {

    static final WorkCalendar STATUTORY = WorkCalendar.read(new ClassPathResource("calendar/statutory-days.csv"));

    private Calendars() {}

    static WorkCalendar of(String text) {
        return WorkCalendar.read(file(text));
    }

    static Resource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "days.csv";
            }
        };
    }
}
