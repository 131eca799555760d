package org.everspring.people;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.everspring.access.StaffMember;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The open tasks of a person's units, of every process. */
@Component
public class StaffTasks {

    private final TaskService tasks;

    StaffTasks(TaskService tasks) {
        this.tasks = tasks;
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

    /**
     * The oldest open task under the business key that one of the person's units may do, as Tasklist names it. Whether
     * others have a task there is not told.
     */
    public Optional<String> find(String businessKey, StaffMember person) {
        return find(businessKey, person, TaskQuery::asc);
    }

    /** The same of the newest: what somebody was told last, an urge that asks for an answer, waits in it. */
    public Optional<String> findNewest(String businessKey, StaffMember person) {
        return find(businessKey, person, TaskQuery::desc);
    }

    private Optional<String> find(String businessKey, StaffMember person, UnaryOperator<TaskQuery> way) {
        if (person.units().isEmpty()) {
            return Optional.empty();
        }
        TaskQuery own = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskCandidateGroupIn(person.units().stream().map(UnitId::value).toList())
                .includeAssignedTasks();
        return way.apply(own.orderByTaskCreateTime()).listPage(0, 1).stream()
                .map(Task::getId)
                .findFirst();
    }
}
