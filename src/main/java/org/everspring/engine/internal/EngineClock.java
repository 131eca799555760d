package org.everspring.engine.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.engine.MovableClock;

/** The engine's own clock, so that moving {@link ClockUtil} moves timers and domain rules together. */
final class EngineClock extends Clock implements MovableClock {

    private final ZoneId zone;

    EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public void stopAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    @Override
    public void goOn() {
        ClockUtil.reset();
    }
}
