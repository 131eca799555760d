package org.everspring.engine.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.everspring.engine.DeputyPrincipals;
import org.everspring.engine.FormDrafts;
import org.everspring.engine.MemberGroups;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.AddedTables;
import org.everspring.forms.FormContract;
import org.everspring.forms.FormSchema;
import org.everspring.forms.OfferedOptions;

/** Puts the check of {@link FormSchema} before every task form and start form, translates what it refuses, and fills in offered lists. */
final class FormGuardPlugin extends AbstractProcessEnginePlugin {

    private final FormSubmissions submissions;
    private final FormService forms;
    private final DeputyPrincipals deputies;
    private final FormDrafts drafts;

    FormGuardPlugin(
            ObjectMapper json,
            OfferedOptions options,
            List<FormContract> contracts,
            AddedAnswers added,
            ServedValues served,
            FormDrafts drafts,
            DeputyPrincipals deputies,
            Supplier<MemberGroups> groups) {
        FormSchemas schemas = new FormSchemas(json, options);
        this.deputies = deputies;
        this.drafts = drafts;
        this.submissions = new FormSubmissions(schemas, contracts, added, served, drafts);
        this.forms = new GuardedFormService(
                json, options, new AddedTables(contracts), served, new ResumedDrafts(drafts, schemas, groups));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTaskService(new GuardedTaskService(deputies));
        engine.setFormService(forms);
        engine.setRepositoryService(new GuardedRepositoryService());
        engine.setCustomPreCommandInterceptorsTxRequired(before(engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                before(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new GuardForms());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> before(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(new RefusalInterceptor()));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private final class GuardForms extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.setTaskFormHandler(new GuardedTaskFormHandler(task.getTaskFormHandler(), submissions));
        }

        @Override
        public void parseIoMapping(Element extensionElements, ActivityImpl activity, IoMapping mapping) {
            OwnAnswers.declare(activity, mapping);
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::end);
            StartFormHandler handler = definition.getStartFormHandler();
            if (handler != null) {
                GuardedStartFormHandler guarded = new GuardedStartFormHandler(handler, submissions);
                definition.setStartFormHandler(guarded);
                // Built-in, because a start by REST may skip the other listeners.
                definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, guarded);
            }
        }

        private void end(DelegateExecution instance) {
            if (((ExecutionEntity) instance).getSuperExecution() == null) {
                drafts.ended(
                        instance.getProcessBusinessKey() == null
                                ? instance.getProcessInstanceId()
                                : instance.getProcessBusinessKey());
            }
        }
    }
}
