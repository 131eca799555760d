package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is longer is cut where it is two things; neither is there a list of exceptions. */
@DisplayName("代码长度")
class CodeStaysShortTest {

    private static final Path MODULES = Path.of("src/main/java/org/everspring");

    private static final int LINES_OF_A_CLASS = 300;
    private static final int LINES_OF_A_MODULE = 5000;

    @Test
    @DisplayName("每个类不超过300行")
    void noClassIsLong() throws IOException {
        assertThat(longerThan(LINES_OF_A_CLASS, Path::toString)).isEmpty();
    }

    @Test
    @DisplayName("每个模块不超过5000行")
    void noModuleIsLarge() throws IOException {
        assertThat(longerThan(LINES_OF_A_MODULE, file -> file.getName(0).toString()))
                .isEmpty();
    }

    /** @param whose what the lines of a file, as the modules' folder has it, are counted for */
    private static Map<String, Long> longerThan(int lines, Function<Path, String> whose) throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> whose.apply(MODULES.relativize(file)),
                            TreeMap::new,
                            Collectors.summingLong(CodeStaysShortTest::lines)))
                    .entrySet()
                    .stream()
                    .filter(counted -> counted.getValue() > lines)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
