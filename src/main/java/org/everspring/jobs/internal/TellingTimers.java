package org.everspring.jobs.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.everspring.jobs.OnlyTells;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The repeating timers whose whole way, as the diagram draws it, is to tell somebody something: from the timer on a step
 * that goes on, to one service task by a delegate that {@linkplain OnlyTells only tells}, to an end. A way that an owner has
 * drawn otherwise is none of them.
 */
final class TellingTimers {

    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

    private final JdbcClient jdbc;
    private final ListableBeanFactory beans;
    private final Map<Place, Boolean> known = new ConcurrentHashMap<>();

    TellingTimers(JdbcClient jdbc, ListableBeanFactory beans) {
        this.jdbc = jdbc;
        this.beans = beans;
    }

    /** A timer as a definition draws it. */
    record Place(String definitionId, String event) {}

    private record Timer(String id, Place place) {}

    /**
     * Those of the jobs that are such timers; none that has failed before, which runs by itself. Asked within a command of
     * the engine.
     */
    Set<String> among(Collection<String> jobs) {
        Set<String> telling = new HashSet<>();
        if (jobs.size() > 1) {
            jdbc
                    .sql("""
                            select ID_, PROCESS_DEF_ID_, HANDLER_CFG_ from ACT_RU_JOB
                            where ID_ in (:jobs) and HANDLER_TYPE_ = :boundary and REPEAT_ is not null
                                and EXCLUSIVE_ = true and EXCEPTION_MSG_ is null""")
                    .param("jobs", jobs)
                    .param("boundary", TimerExecuteNestedActivityJobHandler.TYPE)
                    .query((row, number) -> new Timer(row.getString(1), new Place(row.getString(2), row.getString(3))))
                    .list()
                    .stream()
                    .filter(timer -> onlyTells(timer.place()))
                    .forEach(timer -> telling.add(timer.id()));
        }
        return telling;
    }

    /** Asked within a command of the engine. */
    boolean onlyTells(Place place) {
        return known.computeIfAbsent(place, this::isDrawnSo);
    }

    private boolean isDrawnSo(Place place) {
        BpmnModelInstance model = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(place.definitionId());
        return model.getModelElementById(place.event()) instanceof BoundaryEvent event
                && !event.cancelActivity()
                && event.getExtensionElements() == null
                && next(event) instanceof ServiceTask task
                && isPlain(task, model)
                && next(task) instanceof EndEvent end
                && end.getEventDefinitions().isEmpty()
                && end.getExtensionElements() == null
                && !end.isCamundaAsyncBefore();
    }

    /** Null where it is not one way, without a condition. */
    private static @Nullable FlowNode next(FlowNode node) {
        if (node.isCamundaAsyncAfter() || node.getOutgoing().size() != 1) {
            return null;
        }
        SequenceFlow flow = node.getOutgoing().iterator().next();
        return flow.getConditionExpression() == null && flow.getExtensionElements() == null ? flow.getTarget() : null;
    }

    private boolean isPlain(ServiceTask task, BpmnModelInstance model) {
        return task.isCamundaAsyncBefore()
                && task.isCamundaExclusive()
                && task.getLoopCharacteristics() == null
                && hasNoListeners(task)
                && model.getModelElementsByType(BoundaryEvent.class).stream()
                        .noneMatch(event -> event.getAttachedTo() == task)
                && isTeller(task.getCamundaDelegateExpression());
    }

    private static boolean hasNoListeners(ServiceTask task) {
        return task.getExtensionElements() == null
                || task.getExtensionElements().getElements().stream()
                        .allMatch(element -> element instanceof CamundaFailedJobRetryTimeCycle);
    }

    private boolean isTeller(String delegate) {
        Matcher name = BEAN.matcher(delegate == null ? "" : delegate);
        return name.matches()
                && beans.containsBean(name.group(1))
                && beans.findAnnotationOnBean(name.group(1), OnlyTells.class) != null;
    }
}
