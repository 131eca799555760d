package org.everspring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the Chinese texts with the English ones in camunda-webapp-webjar: a missing key shows as its raw name. */
@DisplayName("任务列表和个人中心的中文界面")
class TasklistLocaleTest {
    private static final String APPLICATIONS = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{\\w+}|%[ds]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Comparison signs, number formats and the numbering of weeks. */
    private static final Set<String> WITHOUT_WORDS = Set.of("<", "<=", ">", ">=", "HH:mm", "YYYY-MM-DD", "L", "1", "4");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("英文界面的每一项都有译文")
    void translatesEveryKey(String application) {
        assertThat(chinese(application).keySet())
                .containsAll(english(application).keySet());
    }

    /** The names of filter criteria are English in the program itself, which looks them up like keys. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("译文中没有界面用不到的项")
    void hasNoKeyThatTheWebappDoesNotUse(String application) {
        String program = resource(application, "camunda-%s-bootstrap.js".formatted(application));
        Set<String> added = chinese(application).keySet();

        added.removeAll(english(application).keySet());

        assertThat(added)
                .allSatisfy(key -> assertThat(program).contains("\"" + key.substring("/labels/".length()) + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("每一项译文都是中文")
    void saysEverythingInChinese(String application) {
        assertThat(chinese(application))
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .matches(
                                value -> WITHOUT_WORDS.contains(value)
                                        || CHINESE.matcher(value).find(),
                                "is Chinese"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("译文保留原文中的占位符")
    void keepsThePlaceholders(String application) {
        Map<String, String> chinese = chinese(application);

        assertThat(english(application))
                .allSatisfy((key, text) -> assertThat(placeholders(chinese.get(key)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(placeholders(text)));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Map<String, String> chinese(String application) {
        return texts(resource(application, "locales/zh.json"));
    }

    private static Map<String, String> english(String application) {
        return texts(resource(application, "locales/en.json"));
    }

    /** Every text by its path, for instance {@code /labels/CLAIM_TASK}, {@code /dateLocales/months/0}. */
    private static Map<String, String> texts(String json) {
        try {
            Map<String, String> texts = new TreeMap<>();
            collect("", new ObjectMapper().readTree(json), texts);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(child -> collect(path + "/" + child.getKey(), child.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    private static String resource(String application, String name) {
        try (var stream = TasklistLocaleTest.class.getResourceAsStream(APPLICATIONS + application + "/" + name)) {
            assertThat(stream).as(name).isNotNull();
            // The files in the jar begin with a byte order mark.
            return new String(stream.readAllBytes(), UTF_8).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
