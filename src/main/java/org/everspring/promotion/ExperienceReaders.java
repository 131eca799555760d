package org.everspring.promotion;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The evidence of an experience concerns the unit that nominated it and, once it is published, the units that adopt it. */
@Component
class ExperienceReaders implements EvidenceReaders {

    private final Experiences experiences;

    ExperienceReaders(Experiences experiences) {
        this.experiences = experiences;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return ExperienceId.find(subject).flatMap(experiences::find).map(this::unitsConcerned);
    }

    private Set<UnitId> unitsConcerned(Experience experience) {
        Set<UnitId> units = new HashSet<>();
        units.add(experience.unit());
        if (experience.state().isPublished()) {
            experiences.adoptions(experience.id()).forEach(adoption -> units.add(adoption.unit()));
        }
        return units;
    }
}
