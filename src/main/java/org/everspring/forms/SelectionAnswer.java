package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Of any number of choices. */
final class SelectionAnswer implements FormField.Answer {

    private final FieldOptions options;
    private final int most;

    SelectionAnswer(JsonNode component, FieldOptions options) {
        this.options = options;
        this.most = FormList.mostOf(component);
    }

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        Set<JsonNode> chosen = new HashSet<>();
        value.forEach(chosen::add);
        if (!value.isArray() || options.areTexts() && !all(value, JsonNode::isTextual)) {
            faults.accept("应为所选各项的列表");
        } else if (value.size() > most) {
            faults.accept("最多选" + most + "项，现选了" + value.size() + "项");
        } else if (chosen.size() < value.size()) {
            faults.accept("有重复的选项");
        } else if (!all(value, choice -> options.offer(choice, values))) {
            faults.accept("不在可选范围内");
        }
    }

    private static boolean all(JsonNode values, Predicate<JsonNode> rule) {
        return StreamSupport.stream(values.spliterator(), false).allMatch(rule);
    }

    @Override
    public String text(JsonNode value, ObjectNode values) {
        return StreamSupport.stream(value.spliterator(), false)
                .map(choice -> options.label(choice, values))
                .collect(Collectors.joining("、"));
    }
}
