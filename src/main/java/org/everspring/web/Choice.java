package org.everspring.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One of the values by which a list is narrowed.
 *
 * @param code as an address has it
 * @param value as the page shows it
 */
public record Choice<T>(String code, T value, boolean chosen) {

    /**
     * @param label as the page names what is chosen
     * @param asked as somebody's address has it; null for none
     * @throws InvalidInputException when it is none of them: a list that is not narrowed as asked would be taken for one
     *     that is
     */
    public static <T> List<Choice<T>> of(
            String label, Collection<T> values, Function<T, String> code, @Nullable String asked) {
        List<Choice<T>> choices = values.stream()
                .map(value ->
                        new Choice<>(code.apply(value), value, code.apply(value).equals(asked)))
                .toList();
        if (asked != null && choices.stream().noneMatch(Choice::chosen)) {
            throw new InvalidInputException("“" + label + "”没有“" + asked + "”这一项，请重新选择。");
        }
        return choices;
    }

    public static <T> Optional<T> chosen(List<Choice<T>> choices) {
        return choices.stream().filter(Choice::chosen).map(Choice::value).findFirst();
    }
}
