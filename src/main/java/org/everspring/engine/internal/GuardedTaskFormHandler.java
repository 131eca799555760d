package org.everspring.engine.internal;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;

/** Checks what is submitted against the task's form before Camunda stores any of it. */
final class GuardedTaskFormHandler extends GuardedFormHandler<TaskFormHandler> implements TaskFormHandler {

    GuardedTaskFormHandler(TaskFormHandler handler, FormSubmissions submissions) {
        super(handler, submissions);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return handler.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        VariableMap answers = submissions.ofTask(handler.createTaskForm(task), submitted, task);
        OwnAnswers.begin(task);
        handler.submitFormVariables(answers, scope);
    }
}
