package org.everspring.promotion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.everspring.forms.FormContract;

/** The fields of a case, the same in every form that asks for one. */
public final class CaseForm {

    private static final String TITLE = "experienceTitle";
    private static final String BACKGROUND = "experienceBackground";
    private static final String PRACTICE = "experiencePractice";
    private static final String EFFECT = "experienceEffect";
    private static final String COPYABLE = "experienceCopyable";

    private CaseForm() {}

    public static FormContract in(FormContract form) {
        return form.needs(TITLE, "经验标题")
                .needs(BACKGROUND, "背景")
                .needs(PRACTICE, "主要做法")
                .needs(EFFECT, "取得成效")
                .needs(COPYABLE, "可复制推广的内容");
    }

    /** @param answers by the keys of the fields; null where there is none */
    public static ExperienceCase read(UnaryOperator<String> answers) {
        return new ExperienceCase(
                answers.apply(TITLE),
                answers.apply(BACKGROUND),
                answers.apply(PRACTICE),
                answers.apply(EFFECT),
                answers.apply(COPYABLE));
    }

    /** As it is kept, without the blanks around it that somebody typed. */
    public static Map<String, Object> values(ExperienceCase content) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TITLE, content.title());
        values.put(BACKGROUND, content.background());
        values.put(PRACTICE, content.practice());
        values.put(EFFECT, content.effect());
        values.put(COPYABLE, content.copyable());
        return values;
    }
}
