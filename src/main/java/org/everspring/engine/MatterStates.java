package org.everspring.engine;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Told by every repository when a matter's state changes; tells which step of which model has done so. */
@Component
public class MatterStates {

    private final ApplicationEventPublisher events;

    public MatterStates(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Says nothing when no model is at work, as when a page changes the state.
     *
     * @param matter the matter's id, which is the business key
     * @param from the state before, in words; null when there was none
     */
    public void moved(Object matter, String from, String to) {
        BpmnExecutionContext running = Context.getBpmnExecutionContext();
        if (running != null) {
            ExecutionEntity step = running.getExecution();
            ProcessDefinition process = step.getProcessDefinition();
            events.publishEvent(new MatterMoved(
                    process.getKey(),
                    process.getName(),
                    process.getVersion(),
                    step.getCurrentActivityId(),
                    step.getCurrentActivityName(),
                    matter.toString(),
                    from,
                    to));
        }
    }
}
