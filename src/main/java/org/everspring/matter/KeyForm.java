package org.everspring.matter;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** How one kind of key is written. */
final class KeyForm<K> {

    private final String kind;
    private final Pattern pattern;
    private final Function<MatchResult, K> read;

    /** @param read what it refuses with an {@link InvalidInputException} is no such key either */
    KeyForm(String kind, String pattern, Function<MatchResult, K> read) {
        this.kind = kind;
        this.pattern = Pattern.compile(pattern);
        this.read = read;
    }

    Optional<K> find(@Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        try {
            return matcher.matches() ? Optional.of(read.apply(matcher)) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    K parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("Not " + kind + ": " + text));
    }

    /** @throws IllegalArgumentException when the text is no such key, for the constructors of records */
    void check(String text) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Not " + kind + ": " + text);
        }
    }

    /** A number that was counted, {@code IMP-2026-0001}. */
    static <K> KeyForm<K> counted(String kind, String prefix, Function<String, K> read) {
        return new KeyForm<>(kind, prefix + "-[0-9]{4}-[0-9]{4,9}", found -> read.apply(found.group()));
    }
}
