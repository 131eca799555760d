package org.everspring.engine.internal;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.everspring.kernel.InvalidInputException;

/**
 * Checks what is submitted against the start form before an instance gets any of it. The REST API also starts a process
 * past its form, with any variables and before any step; that way is open to administrators only.
 */
final class GuardedStartFormHandler extends GuardedFormHandler<StartFormHandler>
        implements StartFormHandler, ExecutionListener {

    private static final ThreadLocal<String> CHECKED = new ThreadLocal<>();

    GuardedStartFormHandler(StartFormHandler handler, FormSubmissions submissions) {
        super(handler, submissions);
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return handler.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        ProcessDefinitionEntity definition = ((ExecutionEntity) scope).getProcessDefinition();
        VariableMap kept =
                submissions.ofStart(handler.createStartFormData(definition), submitted, (ExecutionEntity) scope);
        handler.submitFormVariables(kept, scope);
        CHECKED.set(((ExecutionEntity) scope).getId());
    }

    /** Comes after the form, when there was one, and before the first step. */
    @Override
    public void notify(DelegateExecution execution) {
        boolean throughTheForm = execution.getId().equals(CHECKED.get());
        CHECKED.remove();
        ProcessDefinitionEntity definition = ((ExecutionEntity) execution).getProcessDefinition();
        if (!throughTheForm
                && handler.createStartFormData(definition).getCamundaFormRef() != null
                && isStartedByStaff(execution)) {
            throw new InvalidInputException("“" + definition.getName() + "”只能在任务列表的“启动流程”中填表发起。");
        }
    }

    private static boolean isStartedByStaff(DelegateExecution execution) {
        Authentication person =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return person != null
                && (person.getGroupIds() == null || !person.getGroupIds().contains(Groups.CAMUNDA_ADMIN));
    }
}
