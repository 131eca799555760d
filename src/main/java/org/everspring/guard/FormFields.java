package org.everspring.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The variables that a form submits, with the values that each can have. */
final class FormFields {

    private final Map<String, Map<String, String>> options = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    FormFields(Iterable<JsonNode> forms) {
        forms.forEach(form -> read(form.path("components")));
    }

    Set<String> names() {
        return names;
    }

    /** The labels of the values that the form offers, by value; empty where it does not say which there are. */
    Map<String, String> optionsOf(String name) {
        return open.contains(name) ? Map.of() : options.getOrDefault(name, Map.of());
    }

    private void read(JsonNode components) {
        for (JsonNode component : components) {
            String path = component.path("path").asText("");
            if (!path.isEmpty()) {
                // What is below is a part of this one variable.
                add(path, component);
            } else if (component.hasNonNull("key")) {
                add(component.path("key").asText(), component);
            } else {
                read(component.path("components"));
            }
        }
    }

    private void add(String path, JsonNode component) {
        String name = path.split("\\.")[0];
        names.add(name);
        JsonNode values = component.path("values");
        boolean single =
                Set.of("select", "radio").contains(component.path("type").asText());
        if (single && values.isArray() && !path.contains(".")) {
            Map<String, String> offered = options.computeIfAbsent(name, key -> new LinkedHashMap<>());
            values.forEach(value -> offered.put(
                    value.path("value").asText(),
                    value.path("label").asText(value.path("value").asText())));
        } else {
            open.add(name);
        }
    }
}
