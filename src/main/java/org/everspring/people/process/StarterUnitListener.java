package org.everspring.people.process;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.engine.Supplies;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.MatterNumbers;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/**
 * Tells a process of an owner's own for which unit it was started, and gives it a business key. Whoever belongs to several
 * units may say for which one by a field {@code unitId} of the start form; otherwise it is the first in the plan's order.
 */
@Component
@ForProcess(ForProcess.ANY)
@Supplies({"unitId", "unitName", "officeId", "starterName"})
class StarterUnitListener implements ExecutionListener {

    private static final ProcessVariable<String> UNIT_ID = ProcessVariable.text("unitId");
    private static final String PREFIX = "OWN";

    private final Actors actors;
    private final MatterNumbers keys;
    private final Plan plan;

    StarterUnitListener(Actors actors, MatterNumbers keys, Plan plan) {
        this.actors = actors;
        this.keys = keys;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Unit unit = unitOf(execution);
        execution.setVariable("unitId", unit.id().value());
        execution.setVariable("unitName", unit.name());
        execution.setVariable("officeId", plan.office().id().value());
        execution.setVariable("starterName", actors.starter().name());
        if (execution.getProcessBusinessKey() == null
                || execution.getProcessBusinessKey().isBlank()) {
            execution.setProcessBusinessKey(keys.next(PREFIX));
        }
    }

    private Unit unitOf(DelegateExecution execution) {
        Set<UnitId> own = plan.unitsAmong(actors.groupsOfStarter());
        String chosen = UNIT_ID.find(execution).orElse(null);
        return plan.units().stream()
                .filter(unit -> own.contains(unit.id()))
                .filter(unit -> chosen == null || unit.id().value().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        own.isEmpty() ? "您不属于任何单位，不能发起本流程。请由单位人员发起。" : "您不属于所选的单位，请选择本人所在的单位。"));
    }
}
