package org.everspring.simulation.process;

import java.util.Map;
import org.everspring.notification.Inbox;
import org.everspring.notification.ReceivedNotice;
import org.everspring.plan.Unit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Everybody reads his notices, and has not yet come to those of the last days. */
@Component
@Profile("year")
class ReadingRobots implements Robots {

    private static final int UNREAD_DAYS = 4;

    private final Inbox inbox;

    ReadingRobots(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of();
    }

    @Override
    public void begin(Stage stage) {
        stage.agenda().enter(stage.end().minusDays(UNREAD_DAYS).atTime(9, 12), () -> {
            for (Unit unit : stage.plan().units()) {
                readAll(stage.city().liaison(unit.id()));
                readAll(stage.city().leader(unit.id()));
            }
        });
    }

    private void readAll(String person) {
        inbox.page(person, true, 1).page().rows().stream()
                .mapToLong(ReceivedNotice::id)
                .max()
                .ifPresent(latest -> inbox.readAll(person, latest));
    }
}
