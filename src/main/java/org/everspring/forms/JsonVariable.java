package org.everspring.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Lists that a form shows or edits, kept as Camunda's JSON variables because text ends at 4000 characters. */
public final class JsonVariable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonVariable() {}

    /** The variable's rows; none when it is missing. */
    public static List<JsonNode> rows(VariableScope scope, String name) {
        TypedValue value = scope.getVariableTyped(name, false);
        List<JsonNode> rows = new ArrayList<>();
        if (value instanceof JsonValue json && json.getValueSerialized() != null) {
            try {
                JSON.readTree(json.getValueSerialized()).forEach(rows::add);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Process variable '" + name + "' is no JSON list", e);
            }
        }
        return rows;
    }

    /** @param rows maps or records that Jackson can write */
    public static JsonValue of(List<?> rows) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(rows)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + rows, e);
        }
    }
}
