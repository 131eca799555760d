package org.everspring.engine.internal;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.everspring.forms.FormSubmissions;

/** Checks what is submitted against the task's form before Camunda stores any of it. */
final class GuardedTaskFormHandler implements TaskFormHandler {

    private final TaskFormHandler handler;
    private final FormSubmissions submissions;

    GuardedTaskFormHandler(TaskFormHandler handler, FormSubmissions submissions) {
        this.handler = handler;
        this.submissions = submissions;
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        handler.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return handler.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        handler.submitFormVariables(submissions.ofTask(handler.createTaskForm(task), submitted, task), scope);
    }
}
