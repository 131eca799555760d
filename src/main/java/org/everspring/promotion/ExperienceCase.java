package org.everspring.promotion;

import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;

/**
 * What an experience says. Paragraphs are separated by line breaks.
 *
 * @param title one line
 * @param background why it was begun
 * @param practice what was done
 * @param effect what has come of it
 * @param copyable what others can take over
 */
public record ExperienceCase(String title, String background, String practice, String effect, String copyable) {

    /** @throws InvalidInputException when a part is missing */
    public ExperienceCase {
        title = text(title, "经验标题").replaceAll("\\s+", " ");
        background = text(background, "背景");
        practice = text(practice, "主要做法");
        effect = text(effect, "取得成效");
        copyable = text(copyable, "可复制推广的内容");
    }

    private static String text(String value, String label) {
        return TypedText.required(TypedText.clean(value), label);
    }
}
