package org.everspring.jobs.internal;

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
import org.everspring.kernel.Cycles;
import org.everspring.kernel.InvalidInputException;

/**
 * How often an instance comes by where nobody has to act: along a way that goes round through asynchronous steps and timers
 * alone, or by events that one another or themselves set off, it could go on for ever, one job after the other.
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

    /** What by themselves, or by what they set off, may happen again and again. */
    private static final Set<String> EVENTS = Set.of(
            ActivityTypes.BOUNDARY_TIMER,
            ActivityTypes.BOUNDARY_CONDITIONAL,
            ActivityTypes.BOUNDARY_SIGNAL,
            ActivityTypes.BOUNDARY_ESCALATION,
            ActivityTypes.INTERMEDIATE_EVENT_SIGNAL_THROW,
            ActivityTypes.END_EVENT_SIGNAL);

    /** Each time that an event leaves its step as it is, there is more under way; a step for each of 200 units has some 600. */
    private static final int MOST_AT_ONCE = 1_500;

    static final ExecutionListener BOUND = Rounds::require;

    private Rounds() {}

    private static void require(DelegateExecution execution) {
        if (CommandSteps.onlyTells()) {
            return;
        }
        long atOnce = Context.getCommandContext()
                .runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createExecutionQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .count());
        if (atOnce > MOST_AT_ONCE) {
            throw new InvalidInputException(
                    place(execution) + "不再进行：这个实例中同时在办的已超过" + MOST_AT_ONCE + "步，可能越来越多。请检查模型，或终止这个实例。");
        }
        long before = Context.getCommandContext()
                .runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .activityId(execution.getCurrentActivityId())
                        .count());
        if (before >= MOST) {
            throw new InvalidInputException(
                    place(execution) + "在这个实例中已走过" + MOST + "遍，途中没有人办理，可能在绕圈，已停止。请检查模型，或终止这个实例。");
        }
    }

    private static String place(DelegateExecution execution) {
        return "“" + execution.getCurrentActivityName() + "”（" + execution.getCurrentActivityId() + "）";
    }

    /** The ids of the activities that may come again and again without anybody's acting. */
    static Set<String> in(ProcessDefinitionImpl process) {
        Map<String, Set<String>> edges = new HashMap<>();
        add(process, edges);
        Set<String> nodes = new HashSet<>(Cycles.nodes(edges));
        nodes.removeIf(node -> node.endsWith(OUT));
        addEvents(process, nodes);
        return nodes;
    }

    private static void addEvents(ScopeImpl scope, Set<String> events) {
        for (ActivityImpl activity : scope.getActivities()) {
            boolean startsBesides = scope instanceof ActivityImpl around
                    && around.isTriggeredByEvent()
                    && activity.getIncomingTransitions().isEmpty();
            if (startsBesides || EVENTS.contains(activity.getProperties().get(BpmnProperties.TYPE))) {
                events.add(activity.getId());
            }
            addEvents(activity, events);
        }
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
