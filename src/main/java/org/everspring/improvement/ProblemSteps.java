package org.everspring.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.everspring.matter.ProblemId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Loads a problem, lets it take a step, saves it and tells what has happened. */
@Component
class ProblemSteps {

    private final Problems problems;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProblemSteps(Problems problems, ApplicationEventPublisher events, Clock clock) {
        this.problems = problems;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps what somebody decides. */
    void decide(ProblemId id, BiConsumer<Problem, OffsetDateTime> word) {
        Problem problem = problems.get(id);
        word.accept(problem, now());
        problems.save(problem);
    }

    /** @return what has happened; nothing where the step has run before */
    List<ProblemEvent> carryOut(ProblemId id, BiFunction<Problem, OffsetDateTime, List<ProblemEvent>> step) {
        Problem problem = problems.get(id);
        List<ProblemEvent> happened = step.apply(problem, now());
        if (!happened.isEmpty()) {
            problems.save(problem);
            happened.forEach(events::publishEvent);
        }
        return happened;
    }

    void tell(ProblemEvent event) {
        events.publishEvent(event);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
