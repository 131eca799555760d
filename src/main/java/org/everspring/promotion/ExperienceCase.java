package org.everspring.promotion;

import org.everspring.InvalidInputException;
import org.everspring.TypedText;

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
        title = text(title, "经验标题", 5, 80).replaceAll("\\s+", " ");
        background = text(background, "背景", 20, 1500);
        practice = text(practice, "主要做法", 20, 3000);
        effect = text(effect, "取得成效", 10, 1500);
        copyable = text(copyable, "可复制推广的内容", 10, 1500);
    }

    private static String text(String value, String label, int shortest, int longest) {
        return TypedText.checked(TypedText.clean(value), label, shortest, longest);
    }
}
