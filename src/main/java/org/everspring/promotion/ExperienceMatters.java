package org.everspring.promotion;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.Matter;
import org.everspring.matter.Matter.Readers;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The evidence of an experience concerns the unit that nominated it and, once it is published, the units that adopt it. */
@Component
class ExperienceMatters implements ModuleMatters {

    private final Experiences experiences;

    ExperienceMatters(Experiences experiences) {
        this.experiences = experiences;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof ExperienceId id
                ? experiences
                        .find(id)
                        .map(experience -> new Matter(id, unitsConcerned(experience))
                                .readBy(experience.state().isPublished() ? Readers.EVERYBODY : Readers.CONCERNED))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        return key instanceof ExperienceId id
                ? Optional.of(new MatterPage("/board/experiences/" + id, false))
                : Optional.empty();
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
