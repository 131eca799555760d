package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Of a box to tick. */
final class CheckboxAnswer implements FormField.Answer {

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.booleanNode(false);
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (!value.isBoolean()) {
            faults.accept("只能勾选或不勾选");
        }
    }

    @Override
    public String text(JsonNode value, ObjectNode values) {
        return value.asBoolean() ? "是" : "否";
    }
}
