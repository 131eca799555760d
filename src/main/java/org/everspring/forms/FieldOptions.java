package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The choices of a field, from wherever form-js takes them: a list or variable by its name, the form itself, an expression. */
final class FieldOptions {

    private final @Nullable FormOptions offered;
    private final @Nullable String variable;
    private final @Nullable JsonNode fixed;
    private final @Nullable FormExpression computed;

    private FieldOptions(
            @Nullable FormOptions offered,
            @Nullable String variable,
            @Nullable JsonNode fixed,
            @Nullable FormExpression computed) {
        this.offered = offered;
        this.variable = variable;
        this.fixed = fixed;
        this.computed = computed;
    }

    static FieldOptions of(JsonNode component, OfferedOptions lists) {
        @Nullable Optional<FormOptions> offered = lists.of(component);
        if (offered.isPresent()) {
            return new FieldOptions(offered.get(), null, null, null);
        }
        if (component.hasNonNull("valuesKey")) {
            return new FieldOptions(null, component.path("valuesKey").asText(), null, null);
        }
        if (component.has("values")) {
            return new FieldOptions(null, null, component.path("values"), null);
        }
        JsonNode expression = component.path("valuesExpression");
        return FormExpression.isExpression(expression)
                ? new FieldOptions(null, null, null, FormExpression.parse(expression.asText()))
                : new FieldOptions(null, null, JsonNodeFactory.instance.arrayNode(), null);
    }

    @Nullable
    FormExpression computed() {
        return computed;
    }

    /** The process variable that holds them; null when it is none. */
    @Nullable
    String variable() {
        return variable;
    }

    /** Whether each choice is a text, so that anything else is a mistake of its own kind. */
    boolean areTexts() {
        return offered != null
                || fixed != null
                        && StreamSupport.stream(fixed.spliterator(), false)
                                .map(FieldOptions::value)
                                .allMatch(value -> value == null || value.isTextual());
    }

    boolean offer(JsonNode chosen, ObjectNode values) {
        if (offered != null) {
            return chosen.isTextual()
                    && offered.options().stream()
                            .anyMatch(option -> option.value().equals(chosen.asText()));
        }
        for (JsonNode option : list(values)) {
            if (same(value(option), chosen)) {
                return true;
            }
        }
        return false;
    }

    /** Those whose values are texts, in their order. */
    List<FormOption> all(ObjectNode values) {
        if (offered != null) {
            return offered.options();
        }
        List<FormOption> all = new ArrayList<>();
        for (JsonNode option : list(values)) {
            JsonNode value = value(option);
            if (value != null && value.isTextual()) {
                all.add(new FormOption(value.asText(), label(value, values)));
            }
        }
        return all;
    }

    /** What people read of a choice. */
    String label(JsonNode chosen, ObjectNode values) {
        if (offered != null) {
            return offered.options().stream()
                    .filter(option -> option.value().equals(chosen.asText()))
                    .map(FormOption::label)
                    .findFirst()
                    .orElse(chosen.asText());
        }
        for (JsonNode option : list(values)) {
            if (same(value(option), chosen) && option.path("label").isTextual()) {
                return option.path("label").asText();
            }
        }
        return chosen.asText();
    }

    private JsonNode list(ObjectNode values) {
        JsonNode list = variable != null ? values.path(variable) : computed != null ? computed.evaluate(values) : fixed;
        return list != null && list.isArray() ? list : values.arrayNode();
    }

    /** What an option stands for: itself, or its value; null where form-js leaves it out. */
    static @Nullable JsonNode value(JsonNode option) {
        JsonNode value = option.isObject() ? option.path("value") : option;
        boolean something = value.isNumber()
                || value.isBoolean()
                || value.isTextual() && !value.asText().isEmpty();
        return something || value.isObject() && !value.isEmpty() ? value : null;
    }

    private static boolean same(@Nullable JsonNode option, JsonNode chosen) {
        if (option == null) {
            return false;
        }
        return option.isNumber() && chosen.isNumber()
                ? Double.compare(option.doubleValue(), chosen.doubleValue()) == 0
                : option.equals(chosen);
    }
}
