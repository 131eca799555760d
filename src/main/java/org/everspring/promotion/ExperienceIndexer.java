package org.everspring.promotion;

import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Keeps the index of the library as new as the library; every node has its own. */
@Component
class ExperienceIndexer {

    private final Experiences experiences;
    private final Plan plan;

    private String version;
    private ExperienceIndex index;

    ExperienceIndexer(Experiences experiences, Plan plan) {
        this.experiences = experiences;
        this.plan = plan;
    }

    /** Made anew when something has been published since; who asks meanwhile waits. */
    synchronized ExperienceIndex current() {
        String latest = experiences.libraryVersion();
        if (!latest.equals(version)) {
            index = ExperienceIndex.of(experiences.published(ExperienceFilter.ALL), plan);
            version = latest;
        }
        return index;
    }
}
