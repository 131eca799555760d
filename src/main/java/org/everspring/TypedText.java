package org.everspring;

/** What somebody has typed into a form or a page, or another system has sent. */
public final class TypedText {

    private TypedText() {}

    /**
     * One character for each line break, as a browser counts though it sends two, and none of the control characters that
     * no document and no database holds.
     *
     * @return without blanks around it; empty for null
     */
    public static String clean(String value) {
        return value == null
                ? ""
                : value.replaceAll("\\R", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .strip();
    }

    /**
     * @param label as the form has it
     * @return without blanks around it
     * @throws InvalidInputException when it is missing, too short, too long or nothing that PostgreSQL can store
     */
    public static String checked(String value, String label, int shortest, int longest) {
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
