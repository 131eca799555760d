package org.everspring.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the values by which a list is narrowed.
 *
 * @param code as an address has it
 * @param value as the page shows it
 */
public record Choice<T>(String code, T value, boolean chosen) {

    /** @param asked as somebody's address has it; null for none */
    public static <T> List<Choice<T>> of(Collection<T> values, Function<T, String> code, String asked) {
        return values.stream()
                .map(value ->
                        new Choice<>(code.apply(value), value, code.apply(value).equals(asked)))
                .toList();
    }

    public static <T> Optional<T> chosen(List<Choice<T>> choices) {
        return choices.stream().filter(Choice::chosen).map(Choice::value).findFirst();
    }
}
