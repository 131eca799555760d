package org.everspring.people;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.StaffMember;
import org.everspring.engine.MemberGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has become of a task that somebody has just finished, or of a process that somebody has just started. */
@Component
public class DoneWork {

    /** A message names no more of them. */
    private static final int MOST_NEXT = 4;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final MemberGroups groups;

    DoneWork(TaskService tasks, RuntimeService runtime, HistoryService history, MemberGroups groups) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.groups = groups;
    }

    /**
     * @param name of the task, or of the process that was started
     * @param businessKey null where the instance has none
     * @param next what waits now in the same instance
     */
    public record Done(String name, @Nullable String businessKey, State state, List<Waiting> next) {}

    public enum State {
        /** Somebody has to do something. */
        WAITING,
        /** A job of the engine comes next. */
        ON_ITS_WAY,
        ENDED
    }

    /** @param groupIds who may do it */
    public record Waiting(
            String taskId, String name, @Nullable String businessKey, List<String> groupIds) {}

    /** Empty when there is no such task, or somebody else has finished it. */
    public Optional<Done> task(String taskId, StaffMember person) {
        return Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .taskAssignee(person.userId())
                        .finished()
                        .singleResult())
                .filter(task -> task.getProcessInstanceId() != null)
                .flatMap(task -> instance(task.getProcessInstanceId()).map(of -> done(task.getName(), of)));
    }

    /** Empty when there is no such instance, or somebody else has started it. */
    public Optional<Done> start(String processInstanceId, StaffMember person) {
        return instance(processInstanceId)
                .filter(instance -> person.userId().equals(instance.getStartUserId()))
                .map(instance -> done(instance.getProcessDefinitionName(), instance));
    }

    private Optional<HistoricProcessInstance> instance(String id) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult());
    }

    private Done done(String name, HistoricProcessInstance instance) {
        List<Waiting> next = tasks.createTaskQuery().processInstanceId(instance.getId()).listPage(0, MOST_NEXT).stream()
                .map(task -> waiting(task, instance.getBusinessKey()))
                .toList();
        State state = !next.isEmpty() ? State.WAITING : instance.getEndTime() == null ? State.ON_ITS_WAY : State.ENDED;
        return new Done(name, instance.getBusinessKey(), state, next);
    }

    /** The person's own task, or one that the person may claim, that is due first. */
    public Optional<Waiting> mostUrgent(StaffMember person) {
        List<String> candidates = groups.of(person.userId());
        return Stream.concat(
                        tasks
                                .createTaskQuery()
                                .taskAssignee(person.userId())
                                .active()
                                .orderByDueDate()
                                .asc()
                                .listPage(0, 1)
                                .stream(),
                        candidates.isEmpty()
                                ? Stream.empty()
                                : tasks
                                        .createTaskQuery()
                                        .taskCandidateGroupIn(candidates)
                                        .active()
                                        .orderByDueDate()
                                        .asc()
                                        .listPage(0, 1)
                                        .stream())
                .min(Comparator.comparing(Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(task -> waiting(
                        task,
                        Optional.ofNullable(task.getProcessInstanceId())
                                .map(id -> runtime.createProcessInstanceQuery()
                                        .processInstanceId(id)
                                        .singleResult())
                                .map(instance -> instance.getBusinessKey())
                                .orElse(null)));
    }

    private Waiting waiting(Task task, @Nullable String businessKey) {
        List<String> groupIds = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Waiting(task.getId(), task.getName(), businessKey, groupIds);
    }
}
