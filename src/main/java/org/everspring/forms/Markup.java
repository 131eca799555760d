package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Components that read what they show as markdown or HTML. */
final class Markup {

    static final String FAULT = "会把所填文字当作 Markdown 或 HTML 解释，请改用 HTML 控件并写成 {{变量}}，或用只读的输入框";

    private static final Pattern ROW_NUMBER = Pattern.compile("\\{\\{\\s*i\\[1]\\s*}}");

    private Markup() {}

    /**
     * Whether what people have typed could become headings and links: a text component reads its whole content as markdown
     * and HTML, an HTML component does so only where all of it is one expression. The number of a row is nobody's text.
     */
    static boolean readsWhatWasTyped(JsonNode component) {
        String type = component.path("type").asText();
        String text = component.path("text").asText().strip();
        return type.equals("text")
                        && (text.startsWith("=")
                                || ROW_NUMBER.matcher(text).replaceAll("").contains("{{"))
                || type.equals("html")
                        && component.path("content").asText().strip().startsWith("=");
    }
}
