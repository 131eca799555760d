package org.everspring.problems.web;

import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Who reads which problem: units those that concern them; office, leading group, administrators and auditors all. */
@Component
class ProblemAccess {

    private final ProblemQueries problems;
    private final Plan plan;

    ProblemAccess(ProblemQueries problems, Plan plan) {
        this.problems = problems;
        this.plan = plan;
    }

    boolean seesAll(StaffMember reader) {
        return reader.overseesAll(plan) || isOfLeadingGroup(reader);
    }

    /** Reads every problem, and of its evidence only what concerns it. */
    boolean isOfLeadingGroup(StaffMember reader) {
        return reader.memberOf(plan.leadingGroup().id());
    }

    boolean mayRead(ProblemId id, StaffMember reader) {
        return seesAll(reader) || problems.unitsConcerned(id).stream().anyMatch(reader::memberOf);
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<ProblemSnapshot> find(String number, StaffMember reader) {
        return ProblemId.find(number).filter(id -> mayRead(id, reader)).flatMap(problems::find);
    }

    /** Whether a task waits for the reader's units. */
    static boolean works(ProblemSnapshot problem, StaffMember reader) {
        return problem.waitingUnit() != null && reader.memberOf(problem.waitingUnit());
    }
}
