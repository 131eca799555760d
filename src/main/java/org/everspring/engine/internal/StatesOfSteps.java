package org.everspring.engine.internal;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.everspring.engine.MatterMoved;
import org.everspring.engine.MatterStates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Knows the step by the execution that the thread is at. */
@Component
class StatesOfSteps implements MatterStates {

    private final ApplicationEventPublisher events;

    StatesOfSteps(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
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
