package org.everspring.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** What a step tells those that follow it in the same transaction; whoever comes after the next wait finds nothing of it. */
public record TransientMark(String name) {

    public void setOf(DelegateExecution execution) {
        execution.getProcessInstance().setVariable(name, Variables.booleanValue(true, true));
    }

    public boolean isOf(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable(name));
    }
}
