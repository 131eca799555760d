package org.everspring.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/**
 * Whose matter an instance is, its business key says; so of the processes that our code serves there is one instance a
 * matter, and no other process makes one. What starts an instance past its module, by REST or a message, meets this too.
 */
@Component
class MatterInstances extends AbstractProcessEnginePlugin {

    private final ModelBeans beans;

    MatterInstances(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Set<String> ours = beans.processesOfOurs();
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity definition) {
                if (ours.contains(definition.getKey())) {
                    // Built-in, because a start by REST may skip the other listeners.
                    definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, new OneOfAMatter());
                }
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static final class OneOfAMatter implements ExecutionListener {

        @Override
        public void notify(DelegateExecution execution) {
            ExecutionEntity instance = (ExecutionEntity) execution;
            String process = instance.getProcessDefinition().getKey();
            if (instance.getSuperExecution() != null) {
                throw new InvalidInputException("流程“" + process + "”由系统为每个事项启动，不能由其他流程调用。");
            }
            String matter = instance.getBusinessKey();
            if (matter != null && isByAPerson(instance) && isRunning(instance, process, matter)) {
                throw new AlreadyDoneException("“" + matter + "”已有在办的流程实例，一个事项不能同时办理两次。");
            }
        }

        /** A quarter's jobs open hundreds, each for a row of its own; nobody but our code is at work there. */
        private static boolean isByAPerson(ExecutionEntity instance) {
            return instance.getProcessEngineServices().getIdentityService().getCurrentAuthentication() != null;
        }

        private static boolean isRunning(ExecutionEntity instance, String process, String matter) {
            return Context.getCommandContext()
                            .runWithoutAuthorization(() -> instance.getProcessEngineServices()
                                    .getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .processDefinitionKey(process)
                                    .processInstanceBusinessKey(matter)
                                    .count())
                    > 0;
        }
    }
}
