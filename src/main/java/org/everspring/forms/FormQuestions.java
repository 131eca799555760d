package org.everspring.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the forms in force ask for, for a page of ours that asks the same. */
public interface FormQuestions {

    /** How a field is answered. */
    enum Kind {
        CHOICE,
        LINE,
        LINES,
        /** What only the form itself asks for. */
        OTHER
    }

    /**
     * One field.
     *
     * @param options of a choice; empty for the others
     * @param longest of a text, in characters; null without limit
     */
    record Question(
            String key,
            String label,
            Kind kind,
            boolean required,
            List<FormOption> options,
            @Nullable BigDecimal longest) {}

    /**
     * What is left to answer in the form's order.
     *
     * @param form the form's id
     * @param answered by the keys of fields; by these other fields may show or hide
     */
    List<Question> left(String form, Map<String, ?> answered);
}
