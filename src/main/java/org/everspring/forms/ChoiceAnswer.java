package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Of one choice out of several. */
final class ChoiceAnswer implements FormField.Answer {

    private final FieldOptions options;

    ChoiceAnswer(FieldOptions options) {
        this.options = options;
    }

    boolean areTexts() {
        return options.areTexts();
    }

    /** Those that people choose among. */
    List<FormOption> options(ObjectNode values) {
        return options.all(values);
    }

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.nullNode();
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (!options.areTexts() || value.isTextual()) {
            if (!options.offer(value, values)) {
                faults.accept("不在可选范围内");
            }
        } else {
            faults.accept("应为文字");
        }
    }

    @Override
    public String text(JsonNode value, ObjectNode values) {
        return options.label(value, values);
    }
}
