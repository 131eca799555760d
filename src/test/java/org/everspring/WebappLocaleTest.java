package org.everspring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Compares the Chinese texts of Camunda's webapps with the English ones in camunda-webapp-webjar (a missing key shows as its
 * raw name), and their words with src/docs/glossary.csv.
 */
@DisplayName("四个网页应用的中文界面")
class WebappLocaleTest {

    private static final String ROOT = "/META-INF/resources/webjars/camunda/app/";
    private static final Path GLOSSARY = Path.of("src/docs/glossary.csv");

    static final List<String> APPS = List.of("tasklist", "cockpit", "admin", "welcome");

    /** What the webapps fill in, and the markup around it, whose addresses may hold placeholders too. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{.*?}}|\\{\\w*}|%[ds]|</?(?:a|strong)\\b[^>]*>", Pattern.DOTALL);

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Comparison signs, number formats and the numbering of weeks. */
    private static final Set<String> SAME_IN_CHINESE =
            Set.of("<", "<=", ">", ">=", "HH:mm", "YYYY-MM-DD", "YYYY-MM-DDTHH:mm:ss", "L", "1", "4");

    /** Words that our own pages do not use for it, and the bare English sign of a number. */
    private static final Pattern FOREIGN_WORD =
            Pattern.compile("密码|用户名|账户|帐号|用户任务|更改|委派|查询条件|运算符|布尔型|双精度|整型|字符串|(?<![A-Za-z])ID(?![A-Za-z])");

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("英文界面的每一项都有译文")
    void translatesEveryKey(String app) {
        assertThat(chinese(app).keySet()).containsAll(english(app).keySet());
    }

    /** The names of filter criteria are English in Tasklist's program itself, which looks them up like keys. */
    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("译文中没有界面用不到的项")
    void hasNoKeyThatTheWebappDoesNotUse(String app) {
        String program = resource(app + "/camunda-%s-bootstrap.js".formatted(app));
        Set<String> added = chinese(app).keySet();

        added.removeAll(english(app).keySet());

        assertThat(added)
                .allSatisfy(key -> assertThat(program).contains("\"" + key.substring("/labels/".length()) + "\""));
    }

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("每一项译文都是中文")
    void saysEverythingInChinese(String app) {
        assertThat(chinese(app))
                .isNotEmpty()
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .matches(
                                value -> SAME_IN_CHINESE.contains(value)
                                        || CHINESE.matcher(value).find(),
                                "is Chinese"));
    }

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("译文保留原文中的占位符和链接")
    void keepsPlaceholdersAndLinks(String app) {
        Map<String, String> chinese = chinese(app);

        Map<String, String> labels = labels(english(app));
        // Our first page and our own words stand for the vendor's welcome page and for its notice.
        labels.keySet().removeAll(Set.of("/labels/FIRST_LOGIN_INFO", "/labels/BANNER_CE_EOL_TEXT"));

        assertThat(labels)
                .allSatisfy((key, text) -> assertThat(placeholders(chinese.get(key)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(placeholders(text)));
    }

    @Test
    @DisplayName("各应用相同的一项，译文相同")
    void sameLabelReadsTheSameInEveryWebapp() {
        Map<String, Set<String>> readings = new TreeMap<>();
        for (String app : APPS) {
            Map<String, String> chinese = chinese(app);
            labels(english(app))
                    .forEach(
                            (key, text) -> readings.computeIfAbsent(key + ": " + text.strip(), label -> new TreeSet<>())
                                    .add(chinese.get(key)));
        }

        // The groups of a person are shown in Welcome, those of a task in Tasklist.
        readings.remove("/labels/GROUPS: Groups");
        assertThat(readings).allSatisfy((label, chinese) -> assertThat(chinese).hasSize(1));
    }

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("用语与术语表一致")
    void keepsToTheGlossary(String app) throws IOException {
        List<Term> glossary = glossary();
        Map<String, String> chinese = chinese(app);

        assertThat(labels(english(app)))
                .allSatisfy((key, text) -> assertThat(glossary.stream()
                                .filter(term -> term.appliesTo(key, text) && !term.isIn(chinese.get(key))))
                        .as("%s: %s → %s", key, text, chinese.get(key))
                        .isEmpty());
    }

    @Test
    @DisplayName("术语表中的每个词都用得到")
    void everyTermOfTheGlossaryOccurs() throws IOException {
        Map<String, String> labels = new HashMap<>();
        APPS.forEach(app -> labels(english(app)).forEach((key, text) -> labels.put(app + key, text)));

        assertThat(glossary())
                .hasSizeGreaterThan(40)
                .allSatisfy(term -> assertThat(labels)
                        .as(term.english())
                        .anySatisfy(
                                (key, text) -> assertThat(term.occursIn(text)).isTrue()));
    }

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("译文和脚本不用其他说法")
    void usesNoOtherWords(String app) {
        assertThat(chinese(app))
                .allSatisfy((key, text) ->
                        assertThat(FOREIGN_WORD.matcher(text).find()).as(text).isFalse());
        assertThat(FOREIGN_WORD.matcher(resource(app + "/scripts/chinese.js")).find())
                .isFalse();
    }

    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("只提供中文，装载补充翻译和统一登录的脚本")
    void offersChineseOnly(String app) {
        String config = resource(app + "/scripts/config.js");

        assertThat(config).contains("availableLocales: ['zh']", "fallbackLocale: 'zh'", "vendor: '{brand}'");
        Stream<String> scripts = Pattern.compile("customScripts: \\[(.*?)]", Pattern.DOTALL)
                .matcher(config)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(script -> script.strip().replace("'", ""));
        assertThat(scripts)
                .contains("../shared/scripts/sign-in", "scripts/chinese")
                .allSatisfy(script -> assertThat(
                                resource(Path.of(app).resolve(script).normalize() + ".js"))
                        .isNotEmpty());
    }

    /** Without the import the vendor's English notice would be back, and our name gone. */
    @ParameterizedTest
    @FieldSource("APPS")
    @DisplayName("样式表沿用统一的样式")
    void looksLikeTheOthers(String app) {
        assertThat(resource(app + "/styles/user-styles.css"))
                .startsWith("@charset \"UTF-8\";")
                .contains("@import url('../../shared/styles/everspring.css');");
        assertThat(resource("shared/styles/everspring.css")).contains(".ce-eol-banner {\n  display: none !important;");
    }

    /** @param exceptions keys of labels that say it in other words */
    private record Term(String english, List<String> chinese, Set<String> exceptions) {

        boolean occursIn(String text) {
            return Pattern.compile("\\b" + Pattern.quote(english), Pattern.CASE_INSENSITIVE)
                    .matcher(PLACEHOLDER.matcher(text).replaceAll(" "))
                    .find();
        }

        boolean appliesTo(String key, String text) {
            return !exceptions.contains(key.substring(key.lastIndexOf('/') + 1)) && occursIn(text);
        }

        boolean isIn(String text) {
            return chinese.stream().anyMatch(text::contains);
        }
    }

    private static List<Term> glossary() throws IOException {
        return Files.readAllLines(GLOSSARY, UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .map(cells -> new Term(cells[0], List.of(cells[1].split("\\|")), Set.of(cells[2].split("\\|"))))
                .toList();
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("\\s+", ""))
                .toList();
    }

    private static Map<String, String> labels(Map<String, String> texts) {
        Map<String, String> labels = new TreeMap<>(texts);
        labels.keySet().removeIf(key -> !key.startsWith("/labels/"));
        return labels;
    }

    /** As it is served, with the plan's brand in its place. */
    private static Map<String, String> chinese(String app) {
        return texts(resource(app + "/locales/zh.json").replace("{brand}", "平江营商"));
    }

    private static Map<String, String> english(String app) {
        return texts(resource(app + "/locales/en.json"));
    }

    /** Every text by its path, for instance {@code /labels/CLAIM_TASK}, {@code /dateLocales/months/0}. */
    private static Map<String, String> texts(String json) {
        try {
            Map<String, String> texts = new TreeMap<>();
            List<Map.Entry<String, JsonNode>> open = new ArrayList<>();
            open.add(Map.entry("", new ObjectMapper().readTree(json)));
            while (!open.isEmpty()) {
                Map.Entry<String, JsonNode> entry = open.remove(open.size() - 1);
                String path = entry.getKey();
                JsonNode node = entry.getValue();
                if (node.isObject()) {
                    node.properties()
                            .forEach(child -> open.add(Map.entry(path + "/" + child.getKey(), child.getValue())));
                } else if (node.isArray()) {
                    for (int i = 0; i < node.size(); i++) {
                        open.add(Map.entry(path + "/" + i, node.get(i)));
                    }
                } else {
                    texts.put(path, node.asText());
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var stream = WebappLocaleTest.class.getResourceAsStream(ROOT + name)) {
            assertThat(stream).as(name).isNotNull();
            // The files in the jar begin with a byte order mark.
            return new String(stream.readAllBytes(), UTF_8).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
