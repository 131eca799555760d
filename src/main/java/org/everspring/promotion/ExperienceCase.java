package org.everspring.promotion;

import org.everspring.InvalidInputException;

/**
 * What an experience says. Paragraphs are separated by line breaks.
 *
 * @param title 5 to 80 characters, one line
 * @param background why it was begun; 20 to 1500 characters
 * @param practice what was done; 20 to 3000 characters
 * @param effect what has come of it; 10 to 1500 characters
 * @param copyable what others can take over; 10 to 1500 characters
 */
public record ExperienceCase(String title, String background, String practice, String effect, String copyable) {

    /** @throws InvalidInputException when a part is missing, too short or too long */
    public ExperienceCase {
        title = text("经验标题", title, 5, 80).replaceAll("\\s+", " ");
        background = text("背景", background, 20, 1500);
        practice = text("主要做法", practice, 20, 3000);
        effect = text("取得成效", effect, 10, 1500);
        copyable = text("可复制推广的内容", copyable, 10, 1500);
    }

    private static String text(String label, String value, int shortest, int longest) {
        // Neither a document nor PostgreSQL holds control characters.
        String text = value == null
                ? ""
                : value.replaceAll("\\R", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .strip();
        if (text.length() < shortest || text.length() > longest) {
            throw new InvalidInputException(
                    "“" + label + "”应为" + shortest + "至" + longest + "字，现有" + text.length() + "字。");
        }
        return text;
    }
}
