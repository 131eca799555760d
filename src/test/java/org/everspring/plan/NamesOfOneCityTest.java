package org.everspring.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What names one city stands in its plan file alone; everything else is true in every city. */
@DisplayName("只属于一个城市的名称")
class NamesOfOneCityTest {

    /** The shipped plan is named by its file and its id; the texts that the robots write belong to it and say so. */
    private static final Pattern NAMES = Pattern.compile("昆|春城|市营商环境办|(?i:kunming)(?!-2023-40)|(?i:chuncheng)");

    private static final List<Path> OF_THE_PLAN =
            List.of(Path.of("src/main/resources/plan"), Path.of("src/main/resources/simulation"));

    @Test
    @DisplayName("代码、页面、模型、表单、决策表和文档模板中都没有")
    void standInThePlanAlone() {
        List<String> found = Stream.of("src/main", "processes", "forms", ".camunda", ".ci")
                .map(Path::of)
                .flatMap(NamesOfOneCityTest::files)
                .flatMap(NamesOfOneCityTest::named)
                .toList();

        assertThat(found).isEmpty();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> OF_THE_PLAN.stream().noneMatch(file::startsWith)
                            && !file.toString().contains("node_modules"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> named(Path file) {
        return texts(file).stream()
                .flatMap(text -> NAMES.matcher(text).results().map(name -> file + ": " + name.group()));
    }

    /** Bytes of a picture read as UTF-8 make none of the names. */
    private static List<String> texts(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return file.toString().matches(".*\\.(docx|xlsx)") ? parts(content) : List.of(text(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(byte[] office) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Word parts a word where the cursor once stood.
                parts.add(text(zip.readAllBytes()).replaceAll("<[^>]*>", ""));
            }
        }
        return parts;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
