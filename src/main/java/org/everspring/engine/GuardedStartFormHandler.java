package org.everspring.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Checks what is submitted against the start form before an instance gets any of it. */
final class GuardedStartFormHandler implements StartFormHandler {

    private final StartFormHandler handler;
    private final FormSchemas schemas;

    GuardedStartFormHandler(StartFormHandler handler, FormSchemas schemas) {
        this.handler = handler;
        this.schemas = schemas;
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        handler.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return handler.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        ProcessDefinitionEntity definition = ((ExecutionEntity) scope).getProcessDefinition();
        schemas.of(handler.createStartFormData(definition)).check(submitted);
        handler.submitFormVariables(submitted, scope);
    }
}
