package org.everspring.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The form service with the offered lists written into each form that it hands out. Tasklist reads no variables for a
 * start form, and a plan's units need not be copied into every instance.
 */
final class GuardedFormService extends FormServiceImpl {

    private final ObjectMapper json;
    private final OfferedOptions options;

    GuardedFormService(ObjectMapper json, OfferedOptions options) {
        this.json = json;
        this.options = options;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return withOptions(super.getDeployedStartForm(processDefinitionId));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return withOptions(super.getDeployedTaskForm(taskId));
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

    private InputStream withOptions(InputStream deployed) {
        try (deployed) {
            byte[] content = deployed.readAllBytes();
            // An embedded form is HTML.
            if (!new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
                return new ByteArrayInputStream(content);
            }
            JsonNode form = json.readTree(content);
            options.writeInto(form.path("components"));
            return new ByteArrayInputStream(json.writeValueAsBytes(form));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a deployed form", e);
        }
    }
}
