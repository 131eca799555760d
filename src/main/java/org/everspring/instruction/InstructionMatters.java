package org.everspring.instruction;

import java.util.Optional;
import java.util.Set;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.InstructionId;
import org.everspring.matter.Matter;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** An instruction concerns its unit, and the leading group whose leader has written it. */
@Component
class InstructionMatters implements ModuleMatters {

    private final Instructions instructions;
    private final Plan plan;

    InstructionMatters(Instructions instructions, Plan plan) {
        this.instructions = instructions;
        this.plan = plan;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof InstructionId id
                ? instructions
                        .find(id)
                        .map(found -> new Matter(
                                id,
                                Set.of(
                                        found.loaded().unit(),
                                        plan.leadingGroup().id())))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        return key instanceof InstructionId id
                ? Optional.of(new MatterPage("/instructions/" + id, false))
                : Optional.empty();
    }
}
