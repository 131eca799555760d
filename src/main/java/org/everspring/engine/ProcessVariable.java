package org.everspring.engine;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable by name and type, declared once in the holder of its process.
 *
 * @param name the variable's name in the diagram
 * @param read makes the typed value of the stored text
 */
public record ProcessVariable<T>(String name, Function<String, T> read) {

    public static <T> ProcessVariable<T> variable(String name, Function<String, T> read) {
        return new ProcessVariable<>(name, read);
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, Function.identity());
    }

    /** The text of a variable by its name; null where it is missing, null or blank. */
    public static UnaryOperator<String> texts(VariableScope scope) {
        return name -> text(name).find(scope).orElse(null);
    }

    /** @throws IllegalStateException when the variable is missing, which is a fault of the model */
    public T from(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("Process variable '" + name + "' is missing in "
                        + scope.getVariableScopeKey() + "; the diagram must set it before this step."));
    }

    /** Empty when the variable is missing, null or blank text. */
    public Optional<T> find(VariableScope scope) {
        Object value = scope.getVariable(name);
        return value == null || value.toString().isBlank()
                ? Optional.empty()
                : Optional.of(read.apply(value.toString()));
    }
}
