package org.everspring.people;

import java.util.List;
import org.everspring.access.Administrators;
import org.everspring.access.Rights;
import org.everspring.access.StaffGroups;
import org.everspring.engine.EngineAccess;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Brings groups, filters, rights and accounts in line with the plan at each start, before the first request is taken.
 * It reads what is there and writes the differences only.
 */
@Component
class Provisioning implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private final Plan plan;
    private final EngineAccess engine;
    private final StaffGroups groups;
    private final TaskFilters filters;
    private final Rights rights;
    private final DemonstrationStaff demonstration;
    private final Administrators administrators;

    Provisioning(
            Plan plan,
            EngineAccess engine,
            StaffGroups groups,
            TaskFilters filters,
            Rights rights,
            DemonstrationStaff demonstration,
            Administrators administrators) {
        this.plan = plan;
        this.engine = engine;
        this.groups = groups;
        this.filters = filters;
        this.rights = rights;
        this.demonstration = demonstration;
        this.administrators = administrators;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var started = System.nanoTime();
        var changes = provide(plan.units());
        administrators.require();
        log.info(
                "Groups, filters, rights and accounts follow the plan: {} changes in {} ms",
                changes,
                (System.nanoTime() - started) / 1_000_000);
    }

    /** @return how many rows were written or deleted; 0 when everything was in line already */
    int provide(List<Unit> units) {
        return engine.aloneInOneTransaction(() -> {
            var groupsOutcome = groups.provide(units);
            var filtersOutcome = filters.provide();
            return groupsOutcome.changes()
                    + filtersOutcome.changes()
                    + rights.provide(units, groupsOutcome.formerUnits(), filtersOutcome.ids())
                    + demonstration.provide(units);
        });
    }
}
