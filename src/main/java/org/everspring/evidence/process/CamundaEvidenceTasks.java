package org.everspring.evidence.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.OpenTasks.OpenTask;
import org.everspring.evidence.EvidenceTask;
import org.everspring.evidence.EvidenceTask.Claim;
import org.everspring.evidence.EvidenceTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asked from our own pages, where nobody is signed in at the engine: it answers without looking at anybody's rights. */
@Component
class CamundaEvidenceTasks implements EvidenceTasks {

    private final TaskService tasks;
    private final OpenTasks open;

    CamundaEvidenceTasks(TaskService tasks, OpenTasks open) {
        this.tasks = tasks;
        this.open = open;
    }

    @Override
    public Optional<EvidenceTask> find(String taskId, String userId) {
        return open.find(taskId, userId)
                .map(task -> new EvidenceTask(
                        taskId, task.place().businessKey(), claim(task.assignee(), userId), task.workable()));
    }

    @Override
    public boolean isOpen(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() == 1;
    }

    @Override
    public boolean hasWork(String subject, String userId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(subject).list().stream()
                .anyMatch(task -> open.find(task.getId(), userId)
                        .filter(OpenTask::workable)
                        .isPresent());
    }

    private static Claim claim(@Nullable String assignee, String userId) {
        if (assignee == null) {
            return Claim.NOBODY;
        }
        return assignee.equals(userId) ? Claim.OWN : Claim.COLLEAGUE;
    }
}
