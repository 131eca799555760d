package org.everspring.simulation.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.everspring.engine.MemberGroups;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Absences;
import org.everspring.simulation.City;
import org.everspring.simulation.Uploads;
import org.jspecify.annotations.Nullable;

/** Does what a browser would do for the person: with that person's groups and rights, through the forms. */
final class Staff {

    /** Nobody has more to do at once. */
    private static final int MOST = 200;

    private final FormService forms;
    private final TaskService tasks;
    private final RepositoryService models;
    private final IdentityService identities;
    private final City city;
    private final MemberGroups groups;
    private final Absences absences;
    private final Uploads uploads;
    private final ObjectMapper json;

    Staff(ProcessEngine engine, City city, MemberGroups groups, Absences absences, Uploads uploads, ObjectMapper json) {
        this.forms = engine.getFormService();
        this.tasks = engine.getTaskService();
        this.models = engine.getRepositoryService();
        this.identities = engine.getIdentityService();
        this.city = city;
        this.groups = groups;
        this.absences = absences;
        this.uploads = uploads;
        this.json = json;
    }

    void submit(OpenTask task, Map<String, Object> form) {
        as(worker(task), () -> forms.submitTaskForm(task.id(), form));
    }

    /** By its start form. */
    void start(String person, String process, Map<String, Object> form) {
        String model = models.createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        as(person, () -> forms.submitStartForm(model, form));
    }

    void as(String person, Runnable action) {
        identities.setAuthentication(person, groups.of(person));
        try {
            action.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Who acts for the unit today. */
    String handOf(UnitId unit) {
        return absences.presentFor(city.liaison(unit));
    }

    /** Whoever has claimed it; otherwise who acts for the unit. */
    private String worker(OpenTask task) {
        String assignee =
                tasks.createTaskQuery().taskId(task.id()).singleResult().getAssignee();
        return assignee == null ? handOf(task.unit()) : assignee;
    }

    void claimAll(String person, UnitId unit) {
        as(
                person,
                () ->
                        tasks
                                .createTaskQuery()
                                .taskCandidateGroup(unit.value())
                                .taskUnassigned()
                                .listPage(0, MOST)
                                .stream()
                                .map(Task::getId)
                                .forEach(task -> tasks.claim(task, person)));
    }

    boolean isOpen(OpenTask task) {
        return tasks.createTaskQuery().taskId(task.id()).count() == 1;
    }

    /** What the form of the task shows under that name; null where it shows nothing. */
    @Nullable
    Object shown(OpenTask task, String name) {
        return forms.getTaskFormVariables(task.id(), List.of(name), true).get(name);
    }

    /** The rows of a list that it shows; none where there is no such list. */
    List<Map<String, Object>> rows(OpenTask task, String name) {
        var shown = forms.getTaskFormVariables(task.id(), List.of(name), false).getValueTyped(name);
        try {
            return shown instanceof SerializableValue list && list.getValueSerialized() != null
                    ? json.readValue(list.getValueSerialized(), new TypeReference<>() {})
                    : List.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No list: " + name, e);
        }
    }

    void upload(OpenTask task, String fileName, String text) {
        uploads.upload(task.id(), worker(task), fileName, text);
    }
}
