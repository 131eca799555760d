package org.everspring.simulation.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.everspring.simulation.Uploads;
import org.jspecify.annotations.Nullable;

/** Does what a browser would do for the person: with that person's groups and rights, through the forms. */
final class Staff {

    private final FormService forms;
    private final TaskService tasks;
    private final RepositoryService models;
    private final IdentityService identities;
    private final Uploads uploads;
    private final ObjectMapper json;
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    Staff(ProcessEngine engine, Uploads uploads, ObjectMapper json) {
        this.forms = engine.getFormService();
        this.tasks = engine.getTaskService();
        this.models = engine.getRepositoryService();
        this.identities = engine.getIdentityService();
        this.uploads = uploads;
        this.json = json;
    }

    void submit(String person, OpenTask task, Map<String, Object> form) {
        as(person, () -> forms.submitTaskForm(task.id(), form));
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
        identities.setAuthentication(person, groups.computeIfAbsent(person, this::groupsOf));
        try {
            action.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private List<String> groupsOf(String person) {
        return identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
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

    void upload(OpenTask task, String person, String fileName, String text) {
        uploads.upload(task.id(), person, task.unit(), fileName, text);
    }
}
