package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.everspring.engine.TaskColumn;
import org.springframework.stereotype.Component;

/**
 * Copies what the filters show to each new task. A unit may read its tasks but not the instances that they belong to
 * (that would open the instances of all units), and the engine shows in a list only variables that one may read: those
 * of the task itself.
 */
@Component
class TaskColumnsPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = configuration.getCustomPostBPMNParseListeners();
        var extended = new ArrayList<BpmnParseListener>(listeners == null ? List.of() : listeners);
        extended.add(new OnEveryUserTask());
        configuration.setCustomPostBPMNParseListeners(extended);
    }

    private static void copyColumns(DelegateTask task) {
        for (var column : TaskColumn.values()) {
            var value = task.getVariable(column.variable());
            if (value != null) {
                task.setVariableLocal(column.variable(), value);
            }
        }
    }

    private static final class OnEveryUserTask extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskColumnsPlugin::copyColumns);
        }
    }
}
