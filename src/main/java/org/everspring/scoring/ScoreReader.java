package org.everspring.scoring;

import java.util.Set;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;

/**
 * Somebody who reads scores.
 *
 * @param units that the person belongs to
 * @param readsEverything whether every unit's scores may be read at any time
 * @param changesTables whether the person changes tables, and so may try one
 */
public record ScoreReader(Set<UnitId> units, boolean readsEverything, boolean changesTables) {

    /** Whether every matter of every unit may be read, be it as the office's own work. */
    public boolean overseesAll(Plan plan) {
        return readsEverything || units.contains(plan.office().id());
    }

    /** Office, leading group and administrators read every complete run. */
    public boolean judges(Plan plan) {
        return overseesAll(plan) || units.contains(plan.leadingGroup().id());
    }

    /** Whether the person may try other tables on all units' scores. */
    public boolean mayTry(Plan plan) {
        return judges(plan) || changesTables;
    }
}
