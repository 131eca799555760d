package org.everspring.people;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.everspring.access.StaffMember;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.engine.MemberGroups;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.OpenTasks.OpenTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One open task among those that wait for a person, as its page shows it. */
@Component
public class TaskWork {

    /** Nobody goes through more one by one; behind them a task has no place of its own. */
    private static final int MOST = 500;

    private final TaskService tasks;
    private final IdentityService identities;
    private final OpenTasks open;
    private final MemberGroups groups;
    private final EngineAccess engine;

    TaskWork(TaskService tasks, IdentityService identities, OpenTasks open, MemberGroups groups, EngineAccess engine) {
        this.tasks = tasks;
        this.identities = identities;
        this.open = open;
        this.groups = groups;
        this.engine = engine;
    }

    /**
     * @param claimable whether nobody has claimed it and the person may
     * @param mine whether the person has claimed it
     * @param onlyPerson whether nobody else could claim it
     * @param holder the name of whoever has claimed it; null when nobody has
     * @param position from 1, among the person's own and the unclaimed ones by their dates; 0 where it is none of them
     * @param previous the id of the task before it; null where there is none
     * @param next the id of the task behind it, or of the first one where it has no place; null where there is none
     */
    public record Work(
            boolean claimable,
            boolean mine,
            boolean onlyPerson,
            @Nullable String holder,
            int position,
            int total,
            @Nullable String previous,
            @Nullable String next) {}

    /** Empty when there is no such open task, or none that the person may work on. */
    public Optional<Work> find(String taskId, StaffMember person) {
        return open.find(taskId, person.userId())
                .filter(OpenTask::workable)
                .map(task -> engine.unchecked(() -> work(taskId, task, person)));
    }

    private Work work(String taskId, OpenTask task, StaffMember person) {
        List<String> ids = waitingFor(person);
        int index = ids.indexOf(taskId);
        boolean last = index + 1 >= ids.size();
        return new Work(
                task.assignee() == null,
                person.userId().equals(task.assignee()),
                onlyPerson(taskId, person),
                name(task.assignee()),
                index + 1,
                ids.size(),
                index > 0 ? ids.get(index - 1) : null,
                last ? null : ids.get(index + 1));
    }

    private List<String> waitingFor(StaffMember person) {
        List<String> candidates = groups.of(person.userId());
        TaskQuery query = tasks.createTaskQuery().active();
        query = candidates.isEmpty()
                ? query.taskAssignee(person.userId())
                : query.or()
                        .taskAssignee(person.userId())
                        .taskCandidateGroupIn(candidates)
                        .endOr();
        return query
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(Task::getId)
                .toList();
    }

    private boolean onlyPerson(String taskId, StaffMember person) {
        List<String> units = tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return !units.isEmpty()
                && units.stream()
                        .flatMap(unit -> identities.createUserQuery().memberOfGroup(unit).listPage(0, 2).stream())
                        .allMatch(member -> member.getId().equals(person.userId()));
    }

    private @Nullable String name(@Nullable String userId) {
        if (userId == null) {
            return null;
        }
        User user = identities.createUserQuery().userId(userId).singleResult();
        return user == null ? userId : FullName.of(user);
    }
}
