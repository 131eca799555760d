package org.everspring.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals each day that is over, and removes what has been kept long enough. Every node may do both; one comes first. */
@Component
class AuditUpkeep {

    private static final Logger log = LoggerFactory.getLogger(AuditUpkeep.class);

    private final AuditEvents events;
    private final AuditSeals seals;
    private final SealedDays days;
    private final AuditTrail trail;
    private final AuditSettings settings;
    private final Clock clock;

    AuditUpkeep(
            AuditEvents events,
            AuditSeals seals,
            SealedDays days,
            AuditTrail trail,
            AuditSettings settings,
            Clock clock) {
        this.events = events;
        this.seals = seals;
        this.days = days;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Two hours and a half after the day: whatever was under way at midnight is written by then. */
    @Scheduled(cron = "0 30 2 * * *", zone = "Asia/Shanghai")
    void seal() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE).minusDays(1);
        LocalDate first = seals.latest().map(seal -> seal.day().plusDays(1)).orElseGet(this::firstDay);
        for (LocalDate day = first; day != null && !day.isAfter(yesterday); day = day.plusDays(1)) {
            AuditSeal seal = days.seal(day);
            if (!seals.add(seal)) {
                return;
            }
            // Whoever keeps the log elsewhere can compare.
            log.info("Sealed {} audit events of {}: {}", seal.events(), day, seal.sha256());
        }
    }

    private @Nullable LocalDate firstDay() {
        return events.oldest()
                .map(oldest -> LocalDate.ofInstant(oldest, WorkCalendar.ZONE))
                .orElse(null);
    }

    @Scheduled(cron = "0 0 3 1 * *", zone = "Asia/Shanghai")
    void clear() {
        ZonedDateTime now = clock.instant().atZone(WorkCalendar.ZONE);
        Instant before = now.minus(settings.retention())
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        if (events.oldest().filter(before::isAfter).isEmpty()) {
            return;
        }
        long removed = events.clear(before, clock.instant());
        if (removed == 0) {
            return;
        }
        String day = LocalDate.ofInstant(before, WorkCalendar.ZONE).toString();
        trail.done(
                AuditedPerson.SYSTEM,
                new AuditedAction(AuditKind.AUDIT, "清理到期记录", null, null, day + "之前的" + removed + "条记录已满保存期限，已清理。"));
    }
}
