package org.everspring.promotion;

import java.util.Optional;
import java.util.function.Function;
import org.everspring.matter.ExperienceId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One change of an experience: loaded, done, saved, told. */
@Component
class ExperienceChanges {

    private final Experiences experiences;
    private final ApplicationEventPublisher events;

    ExperienceChanges(Experiences experiences, ApplicationEventPublisher events) {
        this.experiences = experiences;
        this.events = events;
    }

    void add(Experience experience) {
        experiences.add(experience);
        events.publishEvent(new ExperienceEvent.HandedIn(experience));
    }

    /**
     * @param act answers with nothing where it has been done before
     * @return as it is afterwards
     */
    Experience change(ExperienceId id, Function<Experience, Optional<? extends ExperienceEvent>> act) {
        Experience experience = experiences.get(id);
        act.apply(experience).ifPresent(event -> {
            experiences.save(event);
            events.publishEvent(event);
        });
        return experience;
    }

    /** Tells what has happened to the target units' part of it. */
    void tell(ExperienceEvent event) {
        events.publishEvent(event);
    }
}
