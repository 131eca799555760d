package org.everspring.evidence.process;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.MemberGroups;
import org.everspring.evidence.EvidenceTask;
import org.everspring.evidence.EvidenceTask.Claim;
import org.everspring.evidence.EvidenceTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asked from our own pages, where nobody is signed in at the engine: it answers without looking at anybody's rights. */
@Component
class CamundaEvidenceTasks implements EvidenceTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final MemberGroups groups;

    CamundaEvidenceTasks(TaskService tasks, RuntimeService runtime, MemberGroups groups) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.groups = groups;
    }

    @Override
    public Optional<EvidenceTask> find(String taskId, String userId) {
        return Optional.ofNullable(
                        tasks.createTaskQuery().taskId(taskId).active().singleResult())
                .map(task -> new EvidenceTask(
                        task.getId(), subject(task), claim(task, userId), isWorkable(task, userId, groups(userId))));
    }

    @Override
    public boolean isOpen(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() == 1;
    }

    @Override
    public boolean hasWork(String subject, String userId) {
        Set<String> groups = groups(userId);
        return tasks.createTaskQuery().processInstanceBusinessKey(subject).list().stream()
                .anyMatch(task -> isWorkable(task, userId, groups));
    }

    /** A called process without a key of its own belongs to the subject of its caller. */
    private @Nullable String subject(Task task) {
        if (task.getProcessInstanceId() == null) {
            return null;
        }
        ProcessInstance instance = instance(task.getProcessInstanceId());
        return instance.getBusinessKey() == null
                ? instance(instance.getRootProcessInstanceId()).getBusinessKey()
                : instance.getBusinessKey();
    }

    private ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private Set<String> groups(String userId) {
        return Set.copyOf(groups.of(userId));
    }

    private static Claim claim(Task task, String userId) {
        if (task.getAssignee() == null) {
            return Claim.NOBODY;
        }
        return task.getAssignee().equals(userId) ? Claim.OWN : Claim.COLLEAGUE;
    }

    private boolean isWorkable(Task task, String userId, Set<String> groups) {
        return userId.equals(task.getAssignee())
                || tasks.getIdentityLinksForTask(task.getId()).stream()
                        .anyMatch(link -> isCandidate(link, userId, groups));
    }

    private static boolean isCandidate(IdentityLink link, String userId, Set<String> groups) {
        return IdentityLinkType.CANDIDATE.equals(link.getType())
                && (userId.equals(link.getUserId()) || link.getGroupId() != null && groups.contains(link.getGroupId()));
    }
}
