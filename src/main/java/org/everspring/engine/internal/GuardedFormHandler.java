package org.everspring.engine.internal;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Camunda's handler of a form, with the check of what is submitted before it. */
abstract class GuardedFormHandler<H extends FormHandler> implements FormHandler {

    final H handler;
    final FormSubmissions submissions;

    GuardedFormHandler(H handler, FormSubmissions submissions) {
        this.handler = handler;
        this.submissions = submissions;
    }

    @Override
    public final void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        handler.parseConfiguration(element, deployment, definition, parse);
    }
}
