package org.everspring.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.everspring.calendar.WorkCalendar;

/** A clock that stands until it is moved. */
final class SettableClock extends Clock {

    private volatile Instant instant;

    SettableClock(String localTime) {
        set(localTime);
    }

    void set(String localTime) {
        instant = LocalDateTime.parse(localTime).atZone(WorkCalendar.ZONE).toInstant();
    }

    void advance(Duration duration) {
        instant = instant.plus(duration);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public ZoneId getZone() {
        return WorkCalendar.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
