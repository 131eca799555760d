package org.everspring.people;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.everspring.access.OwnProcesses;
import org.everspring.access.StaffMember;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.TaskColumn;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The open tasks of a person's units, of every process. */
@Component
public class StaffTasks {

    private static final int MOST = 50;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final OwnProcesses ownProcesses;
    private final EngineAccess engine;

    StaffTasks(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            OwnProcesses ownProcesses,
            EngineAccess engine) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.ownProcesses = ownProcesses;
        this.engine = engine;
    }

    /**
     * A task of a process that a process owner has made.
     *
     * @param matter what it is about; null where the process does not say
     * @param due null where it has no date
     */
    public record OwnTask(String id, String name, String process, String matter, OffsetDateTime due) {}

    /** Those that one of the person's units may do, the most urgent first. */
    public List<OwnTask> ofOwnProcesses(StaffMember person) {
        if (person.units().isEmpty()) {
            return List.of();
        }
        return engine.unchecked(() -> {
            Map<String, String> processes = new HashMap<>();
            ownProcesses
                    .inForce()
                    .forEach(process -> processes.put(
                            process.getKey(), process.getName() == null ? process.getKey() : process.getName()));
            return processes.isEmpty() ? List.of() : tasksOf(processes, person);
        });
    }

    private List<OwnTask> tasksOf(Map<String, String> processes, StaffMember person) {
        List<Task> open = mostUrgent(
                        tasks.createTaskQuery()
                                .processDefinitionKeyIn(processes.keySet().toArray(String[]::new))
                                .taskCandidateGroupIn(person.units().stream()
                                        .map(UnitId::value)
                                        .toList()),
                        MOST)
                .toList();
        Map<String, String> matters = matters(open);
        return open.stream()
                .map(task -> new OwnTask(
                        task.getId(),
                        task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                        processes.get(key(task)),
                        matters.get(task.getId()),
                        task.getDueDate() == null
                                ? null
                                : task.getDueDate()
                                        .toInstant()
                                        .atZone(WorkCalendar.ZONE)
                                        .toOffsetDateTime()))
                .toList();
    }

    /** Also those that somebody has claimed. */
    static Stream<Task> mostUrgent(TaskQuery query, int most) {
        return query
                .includeAssignedTasks()
                .active()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, most)
                .stream();
    }

    private String key(Task task) {
        return repository.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }

    /**
     * The oldest open task under the business key that one of the person's units may do, as Tasklist names it. Whether
     * others have a task there is not told.
     */
    public Optional<String> find(String businessKey, StaffMember person) {
        if (person.units().isEmpty()) {
            return Optional.empty();
        }
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskCandidateGroupIn(person.units().stream().map(UnitId::value).toList())
                .includeAssignedTasks()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Task::getId)
                .findFirst();
    }

    /** By the tasks' ids: what each sees, its own or that of what it lies in, read of all at once. */
    private Map<String, String> matters(List<Task> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byScope = new HashMap<>();
        runtime
                .createVariableInstanceQuery()
                .variableName(TaskColumn.MATTER.variable())
                .processInstanceIdIn(
                        open.stream().map(Task::getProcessInstanceId).toArray(String[]::new))
                .list()
                .stream()
                .filter(matter -> matter.getValue() != null)
                .forEach(matter -> byScope.put(
                        matter.getTaskId() == null ? matter.getExecutionId() : matter.getTaskId(),
                        matter.getValue().toString()));
        Map<String, String> matters = new HashMap<>();
        for (Task task : open) {
            Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId())
                    .map(byScope::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(matter -> matters.put(task.getId(), matter));
        }
        return matters;
    }
}
