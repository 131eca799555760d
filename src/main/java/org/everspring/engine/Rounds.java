package org.everspring.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.everspring.InvalidInputException;

/**
 * How often an instance comes by where nobody has to act: along a way that goes round through asynchronous steps and timers
 * alone, it could go on for ever, one job after the other.
 */
final class Rounds {

    /** An hourly look for half a year; a batch of a quarter's opening comes by some thirty times. */
    private static final int MOST = 5_000;

    private static final String OUT = "/out";
    private static final Set<String> SOMEBODY_ACTS = Set.of(
            ActivityTypes.TASK_USER_TASK,
            ActivityTypes.TASK_RECEIVE_TASK,
            ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.INTERMEDIATE_EVENT_MESSAGE,
            ActivityTypes.INTERMEDIATE_EVENT_SIGNAL,
            ActivityTypes.BOUNDARY_MESSAGE,
            ActivityTypes.BOUNDARY_SIGNAL);

    static final ExecutionListener BOUND = Rounds::require;

    private Rounds() {}

    private static void require(DelegateExecution execution) {
        long before = Context.getCommandContext()
                .runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .activityId(execution.getCurrentActivityId())
                        .count());
        if (before >= MOST) {
            throw new InvalidInputException("“" + execution.getCurrentActivityName() + "”（"
                    + execution.getCurrentActivityId() + "）在这个实例中已走过" + MOST
                    + "遍，途中没有人办理，可能在绕圈，已停止。请检查模型，或终止这个实例。");
        }
    }

    /** The ids of the activities on a way that goes round without anybody's acting. */
    static Set<String> in(ProcessDefinitionImpl process) {
        Map<String, Set<String>> edges = new HashMap<>();
        add(process, edges);
        Set<String> nodes = new HashSet<>(Cycles.nodes(edges));
        nodes.removeIf(node -> node.endsWith(OUT));
        return nodes;
    }

    private static void add(ScopeImpl scope, Map<String, Set<String>> edges) {
        for (ActivityImpl activity : scope.getActivities()) {
            if (!somebodyActs(activity)) {
                boolean nested = !activity.getActivities().isEmpty();
                String exit = nested ? activity.getId() + OUT : activity.getId();
                for (PvmTransition flow : activity.getOutgoingTransitions()) {
                    connect(exit, (ActivityImpl) flow.getDestination(), edges);
                }
                if (activity.getOutgoingTransitions().isEmpty() && scope instanceof ActivityImpl around) {
                    edges.computeIfAbsent(exit, key -> new LinkedHashSet<>()).add(around.getId() + OUT);
                }
                if (activity.getIncomingTransitions().isEmpty()) {
                    ScopeImpl from = activity.getEventScope() instanceof ActivityImpl event ? event : scope;
                    // While it is parsed, a process has no id.
                    connect(from instanceof ActivityImpl step ? step.getId() : "", activity, edges);
                }
            }
            add(activity, edges);
        }
    }

    private static void connect(String from, ActivityImpl to, Map<String, Set<String>> edges) {
        if (!somebodyActs(to)) {
            edges.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to.getId());
        }
    }

    private static boolean somebodyActs(ActivityImpl activity) {
        String type = activity.getProperties().get(BpmnProperties.TYPE);
        return type != null && SOMEBODY_ACTS.contains(type);
    }
}
