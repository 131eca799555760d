package org.everspring.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Every matter of the platform, found by its business key. */
@Component
public class Matters {

    private final List<ModuleMatters> modules;
    private final Plan plan;

    public Matters(List<ModuleMatters> modules, Plan plan) {
        this.modules = modules;
        this.plan = plan;
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

    /** Whether members of these units find it behind its address; nobody where there is no such matter. */
    public boolean isReadBy(Set<UnitId> units, String key) {
        return find(key)
                .filter(matter -> switch (matter.readers()) {
                    case EVERYBODY -> true;
                    case LEADING_GROUP ->
                        concerns(matter, units)
                                || units.contains(plan.leadingGroup().id());
                    case CONCERNED -> concerns(matter, units);
                })
                .isPresent();
    }

    private static boolean concerns(Matter matter, Set<UnitId> units) {
        return matter.unitsConcerned().stream().anyMatch(units::contains);
    }

    /** Where a matter of that key is shown, whether there is one or not. */
    public Optional<MatterPage> page(String key) {
        return BusinessKey.find(key)
                .flatMap(matter -> modules.stream()
                        .flatMap(module -> module.page(matter).stream())
                        .findFirst());
    }
}
