package org.everspring.reporting;

import org.everspring.kernel.InvalidInputException;

/**
 * A problem that a unit cannot solve alone; when the report is accepted it enters the closed loop.
 *
 * @param title 5 to 100 characters
 * @param detail 10 to 500 characters
 */
public record ReportedProblem(String title, String detail) {

    /** @throws InvalidInputException when a part is missing, too short or too long */
    public ReportedProblem {
        title = text("问题标题", title, 5, 100);
        detail = text("问题说明", detail, 10, 500);
    }

    private static String text(String label, String value, int shortest, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.length() < shortest || text.length() > longest) {
            throw new InvalidInputException(
                    "需协调解决的问题：“" + label + "”应为" + shortest + "至" + longest + "字，现有" + text.length() + "字。");
        }
        return text;
    }
}
