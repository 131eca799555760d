package org.everspring.kernel;

import org.jspecify.annotations.Nullable;

/** What somebody has typed into a form or a page, or another system has sent. */
public final class TypedText {

    /** What a text variable of Camunda holds, and each of our columns for what is typed. */
    public static final int LONGEST = 4000;

    private TypedText() {}

    /**
     * One character for each line break, as a browser counts though it sends two, and none of the control characters that
     * no document and no database holds.
     *
     * @return without blanks around it; empty for null
     */
    public static String clean(@Nullable String value) {
        return value == null
                ? ""
                : value.replaceAll("\\R", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .strip();
    }

    /**
     * For what comes through a form: how long it must and may be is the form's to say, and has been checked by it.
     *
     * @param label as the form has it
     * @return without blanks around it
     * @throws InvalidInputException when it is missing, or nothing that can be stored
     */
    public static String required(@Nullable String value, String label) {
        if (value == null || value.isBlank()) {
            throw new InvalidInputException("“" + label + "”为必填项。");
        }
        return checked(value, label, 1, LONGEST);
    }

    /** As {@link #required}, but may be left out: null then. */
    public static @Nullable String optional(@Nullable String value, String label) {
        return value == null || value.isBlank() ? null : required(value, label);
    }

    /** Of a text that is made of several others, as much as can be kept. */
    public static @Nullable String fitting(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 2) + "……";
    }

    /**
     * @param label as the form has it
     * @return without blanks around it
     * @throws InvalidInputException when it is missing, too short, too long or nothing that PostgreSQL can store
     */
    public static String checked(@Nullable String value, String label, int shortest, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.length() < shortest || text.length() > longest) {
            throw new InvalidInputException(
                    "“" + label + "”应为" + shortest + "至" + longest + "字，现有" + text.length() + "字。");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInputException("“" + label + "”含有无法保存的字符。");
        }
        return text;
    }
}
