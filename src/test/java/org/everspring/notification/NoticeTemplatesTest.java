package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("通知的用语")
class NoticeTemplatesTest {

    /** A draft in the sources, up to the end of its statement. */
    private static final Pattern DRAFT = Pattern.compile("(\\.?)\\bnotice\\(\\s*\"([\\w-]+)\"([^;]*);", Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("\\.with\\(\\s*\"(\\w+)\"");
    private static final Pattern VALUES = Pattern.compile("\\.with\\(\\s*[^\"\\s]");

    @Test
    @DisplayName("每条通知都有用语，每条用语都有通知用到，占位符都有值")
    void everyNoticeHasItsWords() {
        Map<String, NoticeTemplate> templates = NoticeTemplates.read();
        Map<String, Set<String>> missing = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        sources().forEach((file, source) -> {
            Matcher draft = DRAFT.matcher(source);
            while (draft.find()) {
                String key = draft.group(2);
                String rest = draft.group(3);
                used.add(key);
                NoticeTemplate words = templates.get(key);
                assertThat(words).as(file + ": " + key).isNotNull();
                Set<String> lacking = new TreeSet<>(words.placeholders());
                VALUE.matcher(rest).results().forEach(value -> lacking.remove(value.group(1)));
                // A map of values that several notices share, here or in a module's own beginning of its notices, is
                // not
                // read; a placeholder without a value fails when it is posted.
                boolean shared =
                        draft.group(1).isEmpty() || VALUES.matcher(rest).find();
                if (!lacking.isEmpty() && !shared) {
                    missing.put(key, lacking);
                }
            }
        });

        assertThat(missing).isEmpty();
        assertThat(used).isEqualTo(templates.keySet());
    }

    @Test
    @DisplayName("填入的文字原样显示，不再解释")
    void valuesAreTakenLetterForLetter() {
        NoticeTemplate words = new NoticeTemplate("key", "关于{title}", "{reason}，{title}", null);

        assertThat(words.text(Map.of("title", "甲", "reason", "{title}$1\\"))).isEqualTo("{title}$1\\，甲");
    }

    @Test
    @DisplayName("缺值的占位符不发出")
    void refusesAPlaceholderWithoutAValue() {
        NoticeTemplate words = new NoticeTemplate("key", "标题", "{reason}", null);

        assertThatThrownBy(() -> words.text(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{reason}");
    }

    @Test
    @DisplayName("标题或正文缺一不可")
    void needsSubjectAndText() {
        assertThatThrownBy(() -> new NoticeTemplate("key", "标题", null, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("同类合并的一行须有项数的位置，其余占位符照填")
    void theLineOfManyKeepsThePlaceOfTheirNumber() {
        NoticeTemplate words = new NoticeTemplate("key", "标题", "正文", "{count}项{duty}");

        assertThat(words.alike(Map.of("duty", "季度报送"))).isEqualTo("{count}项季度报送");
        assertThatThrownBy(() -> new NoticeTemplate("key", "标题", "正文", "多项")).isInstanceOf(IllegalStateException.class);
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("NoticeTemplates.java"))
                    .forEach(file -> sources.put(file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
