package org.everspring.notification.process;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Collectors;
import org.everspring.calendar.WorkCalendar;
import org.everspring.jobs.StuckInstances;
import org.everspring.jobs.StuckInstances.Stuck;
import org.everspring.nodes.ClockCompared;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the operators every morning of what nobody else would notice. */
@Component
class OperationsWatch {

    private static final int NAMED = 20;
    private static final Logger log = LoggerFactory.getLogger(OperationsWatch.class);

    private final WorkCalendar calendar;
    private final StuckInstances stuck;
    private final NoticeTemplates notices;
    private final Clock clock;

    OperationsWatch(WorkCalendar calendar, StuckInstances stuck, NoticeTemplates notices, Clock clock) {
        this.calendar = calendar;
        this.stuck = stuck;
        this.notices = notices;
        this.clock = clock;
    }

    /** In the last sixty days of the published holidays; a notice every week, a line in the log every day. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 30 8 * * *", zone = "Asia/Shanghai")
    @Transactional
    public void calendarEnds() {
        LocalDate today = LocalDate.now(clock);
        calendar.warning(today).ifPresent(warning -> {
            log.warn("The published holidays end on {}: {}", calendar.lastPublishedDay(today), warning);
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            notices.notice("calendar-ends", calendar.lastPublishedDay(today), monday)
                    .with("warning", warning)
                    .postToOperators(Urgency.DIGEST);
        });
    }

    /** Once a day while there are any. */
    @Scheduled(cron = "0 40 8 * * *", zone = "Asia/Shanghai")
    @Transactional
    public void instancesStandStill() {
        List<Stuck> found = stuck.find(NAMED);
        if (found.isEmpty()) {
            return;
        }
        log.warn("{} instances can never go on: {}", found.size() == NAMED ? NAMED + " or more" : found.size(), found);
        String named = found.stream()
                .map(one -> one.process() + "“" + one.activity() + "”"
                        + (one.businessKey() == null ? "" : "，业务编号" + one.businessKey()))
                .collect(Collectors.joining("；"));
        notices.notice("instances-stuck", LocalDate.now(clock))
                .with("instances", named)
                .postToOperators(Urgency.IMMEDIATE);
    }

    /** Once a day and node while it is so. */
    @EventListener
    @Transactional
    public void clockIsWrong(ClockCompared clock) {
        if (!clock.right()) {
            notices.notice("clock-wrong", clock.node(), LocalDate.now(this.clock))
                    .with("node", clock.node())
                    .with("seconds", clock.ahead().abs().toSeconds())
                    .postToOperators(Urgency.IMMEDIATE);
        }
    }
}
