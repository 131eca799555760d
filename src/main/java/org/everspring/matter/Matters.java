package org.everspring.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Every matter of the platform, found by its business key. */
@Component
public class Matters {

    private final List<ModuleMatters> modules;

    public Matters(List<ModuleMatters> modules) {
        this.modules = modules;
    }

    /** Empty also for a text that is no business key of the platform, and for null. */
    public Optional<Matter> find(String key) {
        return BusinessKey.find(key)
                .flatMap(matter -> modules.stream()
                        .flatMap(module -> module.find(matter).stream())
                        .findFirst());
    }

    /** Nobody where there is no such matter. */
    public Set<UnitId> unitsConcerned(String key) {
        return find(key).map(Matter::unitsConcerned).orElse(Set.of());
    }

    /** Where a matter of that key is shown, whether there is one or not. */
    public Optional<MatterPage> page(String key) {
        return BusinessKey.find(key)
                .flatMap(matter -> modules.stream()
                        .flatMap(module -> module.page(matter).stream())
                        .findFirst());
    }
}
