package org.everspring.people;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.StaffMember;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finishes tasks by their forms as the person does it in Tasklist: claimed, with the person's rights, and checked by the form
 * and whatever listens to the task. Each is a transaction of its own: what is refused leaves its task as it was.
 */
@Component
public class StaffWork {

    private static final int CONFLICT = 409;

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final EffectiveGroups groups;
    private final Deputies deputies;
    private final TransactionTemplate transaction;

    StaffWork(
            TaskService tasks,
            FormService forms,
            IdentityService identities,
            EffectiveGroups groups,
            Deputies deputies,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.groups = groups;
        this.deputies = deputies;
        this.transaction = transaction;
    }

    /**
     * @param step the id of the user task in the model
     * @param answers by the keys of the form's fields
     * @throws AlreadyDoneException when the person has no such task, or no longer: which of the two is not told; or when a
     *     colleague has claimed it
     * @throws InvalidInputException when the form, or a rule behind it, refuses the answers
     */
    public void submit(String businessKey, String step, Map<String, Object> answers, StaffMember person) {
        identities.setAuthentication(person.userId(), groups.of(person.userId()));
        try {
            transaction.executeWithoutResult(status -> {
                Task task = find(businessKey, step, person);
                if (task.getAssignee() == null) {
                    tasks.claim(task.getId(), person.userId());
                }
                forms.submitTaskForm(task.getId(), answers);
            });
        } catch (InputRefusedException refused) {
            throw refused.getResponse().getStatus() == CONFLICT
                    ? new AlreadyDoneException(refused.getMessage())
                    : new InvalidInputException(refused.getMessage());
        } catch (OptimisticLockingException | AuthorizationException somebodyWasFirst) {
            throw gone();
        } catch (SuspendedEntityInteractionException suspended) {
            throw new InvalidInputException("所属的流程已暂停，恢复后才能办理。如有疑问请联系流程负责人。");
        } finally {
            identities.clearAuthentication();
        }
    }

    private Task find(String businessKey, String step, StaffMember person) {
        List<String> units = person.units().stream().map(UnitId::value).toList();
        Task task = units.isEmpty()
                ? null
                : tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(businessKey)
                        .taskDefinitionKey(step)
                        .taskCandidateGroupIn(units)
                        .includeAssignedTasks()
                        .listPage(0, 1)
                        .stream()
                        .findFirst()
                        .orElse(null);
        if (task == null) {
            throw gone();
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(person.userId())) {
            throw new AlreadyDoneException("这项任务已由" + deputies.nameOf(task.getAssignee()) + "领办，请与领办人联系。");
        }
        return task;
    }

    private static AlreadyDoneException gone() {
        return new AlreadyDoneException("已经办结、撤回或由他人办理，无需再办。");
    }
}
