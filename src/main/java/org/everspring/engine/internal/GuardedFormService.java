package org.everspring.engine.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.everspring.forms.AddedTables;
import org.everspring.forms.OfferedOptions;
import org.jspecify.annotations.Nullable;

/**
 * The form service with the offered lists written into each form that it hands out, and what was answered to fields that an
 * owner has added to the forms before; with a task's variables it hands out the values that are served with its form, and over
 * them what has been saved of it. Tasklist
 * reads no variables for a start form, and a plan's units need not be copied into every instance.
 */
final class GuardedFormService extends FormServiceImpl {

    private final ObjectMapper json;
    private final OfferedOptions options;
    private final AddedTables added;
    private final ServedValues served;
    private final ResumedDrafts drafts;

    GuardedFormService(
            ObjectMapper json, OfferedOptions options, AddedTables added, ServedValues served, ResumedDrafts drafts) {
        this.drafts = drafts;
        this.json = json;
        this.options = options;
        this.added = added;
        this.served = served;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return completed(super.getDeployedStartForm(processDefinitionId), Set.of());
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        // In one command, which reads the task once.
        return commandExecutor.execute(context -> completed(super.getDeployedTaskForm(taskId), filled(taskId)));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, @Nullable Collection<String> names, boolean deserialize) {
        VariableMap variables = commandExecutor.execute(context -> {
            VariableMap values = super.getTaskFormVariables(taskId, null, deserialize);
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            values.keySet().removeAll(OwnAnswers.of(task));
            putInto(values, served.of(task), deserialize);
            putInto(values, drafts.of(task, context.getAuthenticatedUserId(), values), deserialize);
            return values;
        });
        if (names != null) {
            variables.keySet().retainAll(names);
        }
        return variables;
    }

    private static void putInto(VariableMap variables, VariableMap more, boolean deserialize) {
        for (String name : more.keySet()) {
            TypedValue value = more.getValueTyped(name);
            variables.putValueTyped(
                    name,
                    deserialize && value instanceof JsonValue list
                            ? SpinValues.jsonValue(Spin.JSON(list.getValueSerialized()))
                                    .create()
                            : value);
        }
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        commandExecutor.execute(new TaskFormSubmission(taskId, properties, false, false));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return commandExecutor.execute(new TaskFormSubmission(taskId, properties, true, deserializeValues));
    }

    /** Of the answers to added fields that the task's process has. */
    private Set<String> filled(String taskId) {
        return commandExecutor
                .execute(new GetTaskVariablesCmd(taskId, added.variables(), false, false))
                .entrySet()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private InputStream completed(InputStream deployed, Set<String> filled) {
        try (deployed) {
            byte[] content = deployed.readAllBytes();
            // An embedded form is HTML.
            if (!new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
                return new ByteArrayInputStream(content);
            }
            JsonNode form = json.readTree(content);
            options.writeInto(form.path("components"));
            added.writeInto((ObjectNode) form, filled);
            return new ByteArrayInputStream(json.writeValueAsBytes(form));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a deployed form", e);
        }
    }
}
