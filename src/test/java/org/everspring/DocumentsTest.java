package org.everspring;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What README and src/docs name, there is: a document is wrong from the day on which a name in it is. */
@DisplayName("说明文档")
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)");
    private static final Pattern PATH = Pattern.compile("`((?:src|processes|forms|\\.ci|\\.camunda)/[\\w./-]*)`");
    private static final Pattern TYPE = Pattern.compile("`@?([A-Z][a-z]+(?:[A-Z][a-z]*)+)(?:#\\w+)?`");

    /** Types of others. */
    private static final Set<String> THEIRS = Set.of(
            "ClockUtil",
            "NullMarked",
            "JerseyApplicationPath",
            "FormService",
            "StreamMaxLength",
            "JavaDelegate",
            "EventListener",
            "ConfigurationProperties");

    private static List<Path> documents;
    private static Set<String> types;

    @BeforeAll
    static void readAll() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/docs"))) {
            documents = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".md")).toList());
        }
        documents.add(Path.of("README.md"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            types = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("链接和图片都在")
    void linksLeadSomewhere() throws IOException {
        assertThat(named(LINK, (document, link) -> Files.exists(document.resolveSibling(link))))
                .isEmpty();
    }

    @Test
    @DisplayName("写到的文件都在")
    void filesExist() throws IOException {
        assertThat(named(PATH, (document, path) -> Files.exists(Path.of(path)))).isEmpty();
    }

    @Test
    @DisplayName("写到的类都在")
    void typesExist() throws IOException {
        assertThat(named(TYPE, (document, type) -> types.contains(type) || THEIRS.contains(type)))
                .isEmpty();
    }

    @Test
    @DisplayName("README列出全部模块")
    void readmeHasEveryModule() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (Stream<Path> modules = Files.list(Path.of("src/main/java/org/everspring"))) {
            assertThat(modules.filter(Files::isDirectory)
                            .map(module -> "`" + module.getFileName() + "`")
                            .filter(not(readme::contains)))
                    .isEmpty();
        }
    }

    private interface Known {
        boolean test(Path document, String name);
    }

    /** What the documents name by the pattern and is not known. */
    private static List<String> named(Pattern pattern, Known known) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents) {
            pattern.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(name -> !known.test(document, name))
                    .forEach(name -> missing.add(document + ": " + name));
        }
        return missing;
    }
}
