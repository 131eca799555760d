package org.everspring.instruction.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.instruction.InstructionColumn;
import org.everspring.instruction.InstructionFilter;
import org.everspring.instruction.InstructionLights;
import org.everspring.instruction.InstructionQueries;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.InstructionSubjects;
import org.everspring.instruction.OpenInstructions;
import org.everspring.instruction.OpenInstructions.Lit;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.web.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The instructions that one person may see. */
@Component
@Transactional(readOnly = true)
class InstructionListQuery {

    private final InstructionQueries queries;
    private final OpenInstructions open;
    private final InstructionLights lights;
    private final InstructionSubjects subjects;
    private final InstructionAccess access;
    private final Plan plan;
    private final Clock clock;

    InstructionListQuery(
            InstructionQueries queries,
            OpenInstructions open,
            InstructionLights lights,
            InstructionSubjects subjects,
            InstructionAccess access,
            Plan plan,
            Clock clock) {
        this.queries = queries;
        this.open = open;
        this.lights = lights;
        this.subjects = subjects;
        this.access = access;
        this.plan = plan;
        this.clock = clock;
    }

    InstructionList list(StaffMember reader, InstructionQuery query) {
        boolean all = access.seesAll(reader);
        List<Choice<InstructionState>> states = states(query);
        List<Choice<UnitId>> units = units(reader, query);
        InstructionFilter filter = filter(reader, query, states, units);
        SortOrder<InstructionColumn> order = SortOrder.parse(query.sort(), InstructionColumn.class);
        return new InstructionList(
                all,
                access.mayIssue(reader),
                states,
                units,
                query.about() == null ? null : subjects.of(query.about()).label(),
                queries.page(filter, order, query.pageNumber())
                        .with(open::lit)
                        .map(lit -> new InstructionList.Row(lit, access.works(lit.instruction(), reader))),
                lights.inForce().legend(),
                query.address(),
                query.file(),
                query.address().heads(order));
    }

    /** All pages of it. */
    List<Lit> all(StaffMember reader, InstructionQuery query) {
        InstructionFilter filter = filter(reader, query, states(query), units(reader, query));
        return open.lit(queries.all(filter, SortOrder.parse(query.sort(), InstructionColumn.class)));
    }

    private List<Choice<InstructionState>> states(InstructionQuery query) {
        return Choice.of(
                "状态",
                List.of(InstructionState.values()),
                InstructionState::code,
                query.isOpen() || query.isLate() ? null : query.state());
    }

    private List<Choice<UnitId>> units(StaffMember reader, InstructionQuery query) {
        return access.seesAll(reader) ? Choice.of("承办单位", addressable(), UnitId::value, query.unit()) : List.of();
    }

    private InstructionFilter filter(
            StaffMember reader,
            InstructionQuery query,
            List<Choice<InstructionState>> states,
            List<Choice<UnitId>> units) {
        return new InstructionFilter(
                access.readers(reader),
                query.isOpen()
                        ? InstructionState.OPEN
                        : Choice.chosen(states).map(Set::of).orElse(Set.of()),
                Choice.chosen(units).orElse(null),
                query.about(),
                query.isLate() ? OffsetDateTime.now(clock) : null,
                query.text());
    }

    private List<UnitId> addressable() {
        return plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .map(Unit::id)
                .toList();
    }
}
