package org.everspring.quarter.web;

import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.QuarterMatters;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.reporting.ObligationSnapshot;
import org.springframework.stereotype.Component;

/** Who may read a report or a summary: those whom it concerns, the office, the leading group and whoever reads everything. */
@Component
class ReportRights {

    private final QuarterMatters matters;
    private final Plan plan;

    ReportRights(QuarterMatters matters, Plan plan) {
        this.matters = matters;
        this.plan = plan;
    }

    boolean mayRead(ObligationSnapshot obligation, StaffMember reader) {
        return mayRead(obligation.unitsConcerned(), reader);
    }

    boolean mayRead(SummarySnapshot summary, StaffMember reader) {
        return mayRead(matters.unitsConcerned(summary), reader);
    }

    /** Whether every unit's. */
    boolean mayReadAll(StaffMember reader) {
        return reader.overseesAll(plan) || reader.memberOf(plan.leadingGroup().id());
    }

    private boolean mayRead(Set<UnitId> units, StaffMember reader) {
        return mayReadAll(reader) || units.stream().anyMatch(reader::memberOf);
    }
}
