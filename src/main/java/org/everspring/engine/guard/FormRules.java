package org.everspring.engine.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.everspring.InvalidInputException;

/** What a form may contain: the fields that the server can check, and that Tasklist can show. */
final class FormRules {

    private static final Set<String> TYPES = Set.of(
            "default",
            "text",
            "html",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "datetime",
            "table",
            "dynamiclist",
            "group",
            "expression",
            "separator",
            "spacer",
            "button");

    private static final String UNREADABLE = "不是有效的表单，请用 Camunda Modeler 打开并重新保存";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormRules() {}

    /** @throws InvalidInputException for what is no Camunda Form at all */
    static JsonNode read(byte[] content) {
        try {
            JsonNode form = JSON.readTree(content);
            if (!form.path("components").isArray() || !form.path("id").isTextual()) {
                throw new InvalidInputException(UNREADABLE);
            }
            return form;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(UNREADABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(JsonNode form, Faults faults) {
        for (JsonNode component : form.path("components")) {
            String type = component.path("type").asText();
            if (!TYPES.contains(type)) {
                faults.add(
                        component.path("id").asText(),
                        component.path("label").asText(null),
                        "任务列表不支持“" + type + "”控件，附件请用佐证材料");
            }
            check(component, faults);
        }
    }
}
