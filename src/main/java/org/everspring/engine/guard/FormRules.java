package org.everspring.engine.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern ROW_NUMBER = Pattern.compile("\\{\\{\\s*i\\[1]\\s*}}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormRules() {}

    /** @throws InvalidInputException for what is no Camunda Form at all */
    static JsonNode read(byte[] content) {
        Encoding.requireUtf8(content);
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
            if (readsMarkup(type, component)) {
                faults.add(
                        component.path("id").asText(),
                        component.path("label").asText(null),
                        "会把所填文字当作 Markdown 或 HTML 解释，请改用 HTML 控件并写成 {{变量}}，或用只读的输入框");
            }
            check(component, faults);
        }
    }

    /**
     * Whether what people have typed could become headings and links: a text component reads its whole content as markdown
     * and HTML, an HTML component does so only where all of it is one expression. The number of a row is nobody's text.
     */
    private static boolean readsMarkup(String type, JsonNode component) {
        String text = component.path("text").asText().strip();
        return type.equals("text")
                        && (text.startsWith("=")
                                || ROW_NUMBER.matcher(text).replaceAll("").contains("{{"))
                || type.equals("html")
                        && component.path("content").asText().strip().startsWith("=");
    }
}
