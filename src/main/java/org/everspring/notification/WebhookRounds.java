package org.everspring.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** On a thread of their own, so that a robot that does not answer keeps no mail waiting. */
final class WebhookRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRounds.class);

    private final NoticeRelay relay;
    private final Duration interval;
    private final boolean any;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "webhooks");
        made.setDaemon(true);
        return made;
    });

    /** @param interval between two rounds; 0 turns them off */
    WebhookRounds(NoticeRelay relay, Duration interval, boolean any) {
        this.relay = relay;
        this.interval = interval;
        this.any = any;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        relay.leaveWhatIsGone();
        if (any && !interval.isZero()) {
            thread.scheduleWithFixedDelay(this::round, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One that fails, for the database perhaps, is not the last. */
    private void round() {
        try {
            relay.runWebhooks();
        } catch (RuntimeException e) {
            LOG.warn("A round of messages has failed and comes again: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
