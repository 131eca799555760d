package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the tables of src/docs/settings.md against what Spring's processor reads from the settings and their Javadoc. */
@DisplayName("设置说明")
class SettingsPageTest {

    private static final Path PAGE = Path.of("src/docs/settings.md");
    private static final Path WRITTEN = Path.of("target/settings.md");
    private static final String FROM = "<!-- from here on written by SettingsPageTest -->\n";
    private static final String TO = "<!-- up to here -->\n";

    @Test
    @DisplayName("设置说明与代码一致")
    void settingsPageSaysWhatTheCodeSays() throws IOException {
        String page = Files.readString(PAGE);
        String tables = tables(metadata());
        String before = page.substring(0, page.indexOf(FROM) + FROM.length());
        String expected = before + tables + page.substring(page.indexOf(TO));
        Files.writeString(WRITTEN, expected);

        assertThat(page).as("copy %s to %s", WRITTEN, PAGE).isEqualTo(expected);
    }

    @Test
    @DisplayName("每项设置都有一句说明")
    void everySettingSaysWhatItIs() throws IOException {
        for (JsonNode property : metadata().get("properties")) {
            assertThat(property.path("description").asText())
                    .as(property.get("name").asText())
                    .isNotBlank()
                    .doesNotContain("{@", "|");
        }
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream json =
                SettingsPageTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            // Only Maven runs the processor, and says where it is; an editor that leaves it out does not.
            assumeTrue(json != null || System.getProperty("basedir") != null, "compiled without Spring's processor");
            return new ObjectMapper().readTree(json);
        }
    }

    private static String tables(JsonNode metadata) {
        Map<String, JsonNode> properties = new TreeMap<>();
        metadata.get("properties")
                .forEach(property -> properties.put(property.get("name").asText(), property));
        StringBuilder tables = new StringBuilder();
        String group = "";
        for (JsonNode property : properties.values()) {
            String name = property.get("name").asText();
            String[] parts = name.split("\\.");
            if (!parts[1].equals(group)) {
                group = parts[1];
                tables.append("\n### ").append(group).append("\n\n| setting | default | meaning |\n|---|---|---|\n");
            }
            tables.append("| `%s` | %s | %s |\n"
                    .formatted(
                            name,
                            standard(property.path("defaultValue")),
                            property.path("description").asText()));
        }
        return tables.append('\n').toString();
    }

    private static String standard(JsonNode value) {
        String text = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
