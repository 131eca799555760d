package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/**
 * Judges whom a task is given to by what its expressions have come to: a unit as candidate group, somebody of a unit as
 * assignee. What a model may not name it may not put into a variable either.
 */
@Component
class TaskPeopleGuardPlugin extends AbstractProcessEnginePlugin {

    private static final String UNIT = "UNIT";

    /** Those that there are; a unit does not go. */
    private final Set<String> units = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Judging()));
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private final class Judging extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            if (task.getCandidateGroupIdExpressions().stream().anyMatch(TaskPeopleGuardPlugin::isComputed)) {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskPeopleGuardPlugin.this::requireUnits);
            }
            if (task.getAssigneeExpression() != null && isComputed(task.getAssigneeExpression())) {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskPeopleGuardPlugin.this::requireStaff);
            }
        }
    }

    private static boolean isComputed(Expression expression) {
        return !expression.isLiteralText();
    }

    private void requireUnits(DelegateTask task) {
        for (IdentityLink link : task.getCandidates()) {
            String group = link.getGroupId();
            if (group != null && !units.contains(group)) {
                if (!exists(identities -> identities
                                .createGroupQuery()
                                .groupId(group)
                                .groupType(UNIT)
                                .count()
                        > 0)) {
                    throw new InvalidInputException("任务“" + task.getName() + "”（" + task.getTaskDefinitionKey()
                            + "）的候选组“" + group + "”不是单位，没有分派。请检查给候选组的流程变量。");
                }
                units.add(group);
            }
        }
    }

    /** Whoever acts may be given what follows. */
    private void requireStaff(DelegateTask task) {
        String person = task.getAssignee();
        if (person == null || person.equals(Context.getCommandContext().getAuthenticatedUserId())) {
            return;
        }
        if (!exists(identities -> identities
                        .createGroupQuery()
                        .groupMember(person)
                        .groupType(UNIT)
                        .count()
                > 0)) {
            throw new InvalidInputException("任务“" + task.getName() + "”（" + task.getTaskDefinitionKey() + "）的办理人“"
                    + person + "”不是任何单位的工作人员，没有分派。请检查给办理人的流程变量，或改用候选组。");
        }
    }

    private static boolean exists(Question question) {
        Callable<Boolean> asked =
                () -> question.of(Context.getProcessEngineConfiguration().getIdentityService());
        return Context.getCommandContext().runWithoutAuthorization(asked);
    }

    private interface Question {

        boolean of(IdentityService identities);
    }
}
