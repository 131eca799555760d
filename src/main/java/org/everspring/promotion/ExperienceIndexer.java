package org.everspring.promotion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Keeps the index of the library as new as the library; every node has its own. */
@Component
class ExperienceIndexer {

    private final ExperienceQueries experiences;
    private final Supplier<ExperienceIndex> index;
    private final Map<ExperienceId, String> indexed = new HashMap<>();

    ExperienceIndexer(ExperienceQueries experiences, Plan plan) {
        this.experiences = experiences;
        // Not before somebody searches: an index takes a fifth of a second to begin, empty or not.
        this.index = SingletonSupplier.of(() -> new ExperienceIndex(plan));
    }

    /** Takes in what has been published since; who asks meanwhile waits. */
    synchronized ExperienceIndex current() {
        Map<ExperienceId, String> published = experiences.publishedVersions();
        if (!published.equals(indexed)) {
            Set<ExperienceId> gone = new HashSet<>(indexed.keySet());
            gone.removeAll(published.keySet());
            List<ExperienceId> changed = published.entrySet().stream()
                    .filter(version -> !version.getValue().equals(indexed.get(version.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            index.get().change(gone, experiences.all(changed));
            indexed.clear();
            indexed.putAll(published);
        }
        return index.get();
    }
}
