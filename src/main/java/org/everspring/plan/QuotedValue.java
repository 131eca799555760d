package org.everspring.plan;

import org.jspecify.annotations.Nullable;

/** The part of a refused value that a message repeats: a long value must not flood the message. */
final class QuotedValue {

    private static final int LENGTH = 40;

    private QuotedValue() {}

    static String of(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String line = value.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "…";
    }
}
