package org.everspring.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;

/**
 * The steps of an instance's own version of its model. An instance that began by a version without the step in which an
 * answer comes to count would wait for that step for ever; there the answer counts at once.
 */
public final class DrawnSteps {

    private DrawnSteps() {}

    /** @param listener the bean's name */
    public static boolean has(DelegateTask task, String listener) {
        return task.getBpmnModelInstance().getModelElementsByType(CamundaExecutionListener.class).stream()
                .anyMatch(step -> ("${" + listener + "}").equals(step.getCamundaDelegateExpression()));
    }
}
