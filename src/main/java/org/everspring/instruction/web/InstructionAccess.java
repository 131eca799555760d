package org.everspring.instruction.web;

import java.util.Optional;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.instruction.InstructionQueries;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.matter.InstructionId;
import org.everspring.matter.Matters;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who reads which instruction: leading group, office, administrators and auditors all, units those to them. */
@Component
class InstructionAccess {

    private final InstructionQueries queries;
    private final LeaderInstructions instructions;
    private final Matters matters;
    private final Plan plan;

    InstructionAccess(InstructionQueries queries, LeaderInstructions instructions, Matters matters, Plan plan) {
        this.queries = queries;
        this.instructions = instructions;
        this.matters = matters;
        this.plan = plan;
    }

    boolean seesAll(StaffMember reader) {
        return reader.overseesAll(plan) || isLeader(reader);
    }

    private boolean isLeader(StaffMember reader) {
        return reader.memberOf(plan.leadingGroup().id());
    }

    boolean isOffice(StaffMember reader) {
        return reader.memberOf(plan.office().id());
    }

    boolean mayIssue(StaffMember reader) {
        return instructions.mayIssue(reader.units());
    }

    /** For a filter: null for whoever sees all. */
    @Nullable
    Set<UnitId> readers(StaffMember reader) {
        return seesAll(reader) ? null : reader.units();
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<InstructionSnapshot> find(String number, StaffMember reader) {
        return InstructionId.find(number)
                .flatMap(queries::find)
                .filter(found -> seesAll(reader) || reader.memberOf(found.unit()));
    }

    /** Whether a task waits for the reader's units. */
    boolean works(InstructionSnapshot instruction, StaffMember reader) {
        return instruction.state().isWithUnit()
                ? reader.memberOf(instruction.unit())
                : instruction.state().isOpen() && mayIssue(reader);
    }

    /** Whether the reader finds something behind the address of what it is about. */
    boolean mayFollow(InstructionSnapshot instruction, StaffMember reader) {
        String about = instruction.written().about();
        if (about == null || matters.page(about).isEmpty()) {
            return false;
        }
        return reader.overseesAll(plan) || matters.isReadBy(reader.units(), about);
    }
}
