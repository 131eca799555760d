package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that zh.json lacks is shown to administrators as its raw name. */
@DisplayName("流程监控与系统管理的中文文案")
class CockpitAndAdminLocaleTest {

    private static final String ROOT = "META-INF/resources/webjars/camunda/app/";

    /** What the webapp fills in, and the markup around it, whose addresses may hold placeholders too. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|</?(?:a|strong)\\b[^>]*>");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Signs and forms that are the same in Chinese. */
    private static final Set<String> SAME_IN_CHINESE = Set.of("ID", "ID*", "<", "<=", ">", ">=", "YYYY-MM-DDTHH:mm:ss");

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    @DisplayName("与原文的键完全一致")
    void hasExactlyTheKeysOfTheOriginal(String app) throws IOException {
        JsonNode english = locale(app, "en");

        JsonNode chinese = locale(app, "zh");

        assertThat(texts(chinese).keySet()).isEqualTo(texts(english).keySet());
        assertThat(chinese.at("/dateLocales/months")).hasSize(12);
        assertThat(chinese.at("/dateLocales/monthsShort")).hasSize(12);
        assertThat(chinese.at("/dateLocales/weekdays")).hasSize(7);
        assertThat(chinese.at("/dateLocales/weekdaysShort")).hasSize(7);
        assertThat(chinese.at("/dateLocales/weekdaysMin")).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    @DisplayName("每条文案都是中文")
    void saysEverythingInChinese(String app) throws IOException {
        Map<String, String> labels = labels(app, "zh");

        assertThat(labels)
                .isNotEmpty()
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .matches(
                                value -> CHINESE.matcher(value).find() || SAME_IN_CHINESE.contains(value),
                                "is Chinese or the same in Chinese"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    @DisplayName("保留原文的占位符和链接")
    void keepsPlaceholdersAndLinks(String app) throws IOException {
        Map<String, String> english = labels(app, "en");

        Map<String, String> chinese = labels(app, "zh");

        assertThat(chinese)
                .allSatisfy((key, text) -> assertThat(placeholders(text))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    @DisplayName("网页只提供中文，并装载补充翻译的脚本")
    void offersChineseOnly(String app) throws IOException {
        String config = new String(read(ROOT + app + "/scripts/config.js"), StandardCharsets.UTF_8);

        assertThat(config)
                .contains("availableLocales: ['zh']", "fallbackLocale: 'zh'", "customScripts: ['scripts/chinese']");
        assertThat(read(ROOT + app + "/scripts/chinese.js")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    @DisplayName("样式表声明编码，系统名称不会显示为乱码")
    void declaresTheEncodingOfTheStyleSheet(String app) throws IOException {
        String styles = new String(read(ROOT + app + "/styles/user-styles.css"), StandardCharsets.UTF_8);

        assertThat(styles).startsWith("@charset \"UTF-8\";").contains("春城营商", ".ce-eol-banner");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("\\s+", ""))
                .toList();
    }

    private static Map<String, String> labels(String app, String language) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        locale(app, language)
                .get("labels")
                .properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    /** Every text by its path; the items of a list count as one. */
    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        List<Map.Entry<String, JsonNode>> open = new ArrayList<>(node.properties());
        while (!open.isEmpty()) {
            Map.Entry<String, JsonNode> entry = open.remove(open.size() - 1);
            if (entry.getValue().isObject()) {
                entry.getValue()
                        .properties()
                        .forEach(child -> open.add(Map.entry(entry.getKey() + "/" + child.getKey(), child.getValue())));
            } else {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        }
        return texts;
    }

    private static JsonNode locale(String app, String language) throws IOException {
        String json = new String(read(ROOT + app + "/locales/" + language + ".json"), StandardCharsets.UTF_8);
        // The original of Admin starts with a byte order mark.
        return new ObjectMapper().readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream stream =
                CockpitAndAdminLocaleTest.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return stream.readAllBytes();
        }
    }
}
