package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists that the modules offer to forms, by the key that a form's field names. */
public final class OfferedOptions {

    public static final OfferedOptions NONE = new OfferedOptions(Set.of());

    private final Map<String, FormOptions> byKey;

    public OfferedOptions(Collection<FormOptions> offered) {
        this.byKey = offered.stream().collect(Collectors.toUnmodifiableMap(FormOptions::key, Function.identity()));
    }

    /** Empty for a field with choices of its own, and for one whose choices are a variable of the process. */
    public Optional<FormOptions> of(JsonNode component) {
        return Optional.ofNullable(byKey.get(component.path("valuesKey").asText()));
    }

    /** Writes the choices into each field that names an offered list, at any depth. */
    public void writeInto(JsonNode components) {
        for (JsonNode component : components) {
            of(component).ifPresent(options -> write(options, (ObjectNode) component));
            writeInto(component.path("components"));
        }
    }

    private static void write(FormOptions options, ObjectNode component) {
        component.remove("valuesKey");
        ArrayNode values = component.putArray("values");
        options.options()
                .forEach(option ->
                        values.addObject().put("label", option.label()).put("value", option.value()));
    }
}
