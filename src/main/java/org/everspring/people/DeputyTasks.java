package org.everspring.people;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.StaffMember;
import org.everspring.engine.TaskColumn;
import org.everspring.kernel.AlreadyDoneException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tasks that somebody has claimed who is stood in for: they wait for a person who is not there. */
@Component
public class DeputyTasks {

    private static final int MOST = 200;

    private final TaskService tasks;
    private final IdentityService identities;
    private final EffectiveGroups groups;
    private final DeputyPeriods periods;
    private final Deputies deputies;

    DeputyTasks(
            TaskService tasks,
            IdentityService identities,
            EffectiveGroups groups,
            DeputyPeriods periods,
            Deputies deputies) {
        this.tasks = tasks;
        this.identities = identities;
        this.groups = groups;
        this.periods = periods;
        this.deputies = deputies;
    }

    /**
     * @param matter what it is about; null when the task does not say
     * @param dueAt null without a time limit
     */
    public record Claimed(
            String taskId,
            String name,
            @Nullable String matter,
            @Nullable String principal,
            @Nullable Instant dueAt) {}

    /** The most urgent first, at most 200. */
    public List<Claimed> of(StaffMember deputy) {
        List<String> principals = periods.principalsOf(deputy.userId());
        List<String> inForce = groups.of(deputy.userId());
        if (principals.isEmpty() || inForce.isEmpty()) {
            return List.of();
        }
        return StaffTasks.mostUrgent(
                        tasks.createTaskQuery()
                                .taskAssigneeIn(principals.toArray(String[]::new))
                                .taskCandidateGroupIn(inForce),
                        MOST)
                .map(this::claimed)
                .toList();
    }

    /**
     * Makes the deputy the task's assignee; the principal becomes its owner and may take it back.
     *
     * @throws AlreadyDoneException when it is not, or no longer, claimed by somebody whom the deputy stands in for
     */
    public void takeOver(StaffMember deputy, String taskId) {
        if (of(deputy).stream().noneMatch(claimed -> claimed.taskId().equals(taskId))) {
            throw new AlreadyDoneException("这项任务已经办结、退回，或已由他人接办。");
        }
        identities.setAuthentication(deputy.userId(), groups.of(deputy.userId()));
        try {
            tasks.setAssignee(taskId, deputy.userId());
        } catch (AuthorizationException otherwiseNow) {
            throw new AlreadyDoneException("代办安排刚刚发生变化，不能接办这项任务。");
        } finally {
            identities.clearAuthentication();
        }
    }

    private Claimed claimed(Task task) {
        return new Claimed(
                task.getId(),
                task.getName(),
                (String) tasks.getVariable(task.getId(), TaskColumn.MATTER.variable()),
                deputies.nameOf(task.getAssignee()),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
    }
}
