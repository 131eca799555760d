package org.everspring.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Finds the one running instance of a matter, and tells it what has happened. */
@Component
public class RunningInstances {

    private final RuntimeService runtime;

    RunningInstances(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param matter the matter's id, which is the business key */
    public Optional<ProcessInstance> find(String process, Object matter) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(matter.toString())
                .singleResult());
    }

    /** Returns false when nobody waits for the message. */
    public boolean tell(String message, String process, Object matter, Map<String, Object> variables) {
        Execution waiting = runtime.createExecutionQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(matter.toString())
                .messageEventSubscriptionName(message)
                .singleResult();
        if (waiting == null) {
            return false;
        }
        runtime.messageEventReceived(message, waiting.getId(), variables);
        return true;
    }

    /** Like {@link #tell}, and false as well when somebody else moves the instance at the same time and is first. */
    public boolean tellUnlessMoved(String message, String process, Object matter, Map<String, Object> variables) {
        try {
            return tell(message, process, matter, variables);
        } catch (OptimisticLockingException e) {
            return false;
        }
    }
}
