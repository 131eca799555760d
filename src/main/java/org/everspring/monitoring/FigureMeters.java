package org.everspring.monitoring;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Mails;
import org.everspring.notification.NoticeRelay;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures as gauges. Those of one source are read together, by one statement, and kept for a few seconds: one scrape
 * asks once for each, and many scrapers ask no oftener.
 */
@Component
class FigureMeters implements MeterBinder {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Source<EngineFigures> engine;
    private final Source<DutyFigures> duties;
    private final Source<NoticeRelay.Status> mails;
    private final Source<Mails.Backlog> messages;
    private final NoticeRelay relay;
    private final WorkCalendar calendar;
    private final Clock clock;

    FigureMeters(Figures figures, NoticeRelay relay, WorkCalendar calendar, Clock clock) {
        this.engine = new Source<>(figures::engine);
        this.duties = new Source<>(figures::duties);
        this.mails = new Source<>(relay::status);
        this.messages = new Source<>(relay::messages);
        this.relay = relay;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        engine.gauge(registry, "engine.tasks.open", "Open user tasks", EngineFigures::openTasks);
        engine.gauge(
                registry, "engine.tasks.overdue", "Open user tasks whose date has passed", EngineFigures::overdueTasks);
        engine.gauge(registry, "engine.timers.due", "Timers that are due and have not fired", EngineFigures::dueTimers);
        engine.gauge(registry, "engine.jobs.waiting", "Jobs that could run now", EngineFigures::waitingJobs);
        engine.gauge(
                registry,
                "engine.jobs.waiting.seconds",
                "How long the first of the waiting jobs has been due",
                found -> secondsSince(found.waitingSince()));
        engine.gauge(
                registry, "engine.jobs.retried", "Jobs that failed and are tried again", EngineFigures::retriedJobs);
        engine.gauge(
                registry, "engine.jobs.stopped", "Failed jobs that are not tried any more", EngineFigures::stoppedJobs);
        engine.gauge(registry, "engine.incidents", "Open incidents", EngineFigures::incidents);
        for (ObligationState state : ObligationState.values()) {
            Gauge.builder(
                            "everspring.obligations",
                            duties,
                            source -> source.read().obligationsIn(state))
                    .description("Reports of the newest quarter by their state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        duties.gauge(
                registry,
                "obligations.overdue",
                "Reports of the newest quarter that are with their units although the date has passed",
                DutyFigures::lateObligations);
        duties.gauge(registry, "problems.open", "Problems that wait for somebody", DutyFigures::openProblems);
        duties.gauge(registry, "problems.overdue", "Open problems whose date has passed", DutyFigures::lateProblems);
        mails.gauge(
                registry,
                "notices.pending",
                "Notices that wait for their digest",
                found -> found.backlog().unbundled());
        mails.gauge(
                registry,
                "notices.unsent",
                "Mails that are to be sent",
                found -> found.backlog().mails());
        mails.gauge(
                registry,
                "notices.failing",
                "Unsent mails that have failed",
                found -> found.backlog().failing());
        mails.gauge(
                registry,
                "notices.unsent.seconds",
                "How long the oldest notice of the unsent mails has waited",
                found -> secondsSince(found.backlog().oldest()));
        messages.gauge(registry, "webhooks.unsent", "Messages to webhooks that are to be sent", Mails.Backlog::mails);
        messages.gauge(registry, "webhooks.failing", "Unsent messages that have failed", Mails.Backlog::failing);
        messages.gauge(
                registry,
                "webhooks.unsent.seconds",
                "How long the oldest notice of the unsent messages has waited",
                found -> secondsSince(found.oldest()));
        relay.delivered().forEach((channel, delivered) -> {
            count(registry, channel, "sent", delivered.sent());
            count(registry, channel, "failed", delivered.failed());
        });
        Gauge.builder("everspring.calendar.days.left", this, FigureMeters::publishedDaysLeft)
                .description("Days until the published holidays end")
                .register(registry);
    }

    private static void count(MeterRegistry registry, String channel, String outcome, LongAdder many) {
        FunctionCounter.builder("everspring.deliveries", many, LongAdder::doubleValue)
                .description("Mails and messages that this node has sent, and attempts that failed")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry);
    }

    private double secondsSince(@Nullable Instant moment) {
        return moment == null
                ? 0
                : Math.max(0, Duration.between(moment, clock.instant()).toSeconds());
    }

    private double publishedDaysLeft() {
        LocalDate today = LocalDate.now(clock);
        return ChronoUnit.DAYS.between(today, calendar.lastPublishedDay(today));
    }

    /** One read of several figures. */
    private static final class Source<T> {

        private final LoadingCache<String, T> kept;

        Source(Supplier<T> read) {
            this.kept = Caffeine.newBuilder().expireAfterWrite(KEPT).build(key -> read.get());
        }

        T read() {
            return kept.get("");
        }

        void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<T> figure) {
            Gauge.builder("everspring." + name, this, source -> figure.applyAsDouble(source.read()))
                    .description(description)
                    .register(registry);
        }
    }
}
