package org.everspring.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of an enum that forms, decision tables or other systems name by a code. */
public interface Coded {

    String code();

    /** @param code as somebody has sent it */
    static <T extends Coded> Optional<T> find(T[] values, @Nullable String code) {
        return Arrays.stream(values).filter(value -> value.code().equals(code)).findFirst();
    }
}
