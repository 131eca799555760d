package org.everspring.nodes;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing of a shutdown: by then the node has said that it is not ready, and takes requests as before for as long as
 * a balancer needs to hear of it. Only then the port closes, behind the requests that are under way.
 */
final class Farewell implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Farewell.class);

    private final Duration notice;
    private volatile boolean running;

    Farewell(Duration notice) {
        this.notice = notice;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            log.info("Stopping: not ready from now on, requests are taken for {} s more", notice.toSeconds());
            Thread.sleep(notice.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start is the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
