package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Holds what is on the class path against {@code advisories.txt}, without asking any service, and prints the result. */
@DisplayName("所用的程序库没有已知而未处理的漏洞")
class DependenciesTest {

    private static final Pattern JAR = Pattern.compile(".*/(?<name>[^/]+?)-(?<version>\\d[^/]*)\\.jar!/.*");

    private record Advisory(String artifact, String fixed, String id, String what) {

        static Advisory of(String line) {
            String[] parts = line.split(" +", 4);
            return new Advisory(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    @Test
    @DisplayName("每条漏洞要么已用修复后的版本，要么有测试证明在本系统中不起作用")
    void nothingKnownIsLeftOpen() throws IOException {
        Map<String, String> versions = versions();
        List<String> open = new ArrayList<>();

        for (Advisory advisory : advisories()) {
            String version = versions.get(advisory.artifact());
            boolean closed = version == null
                    || Character.isDigit(advisory.fixed().charAt(0)) && compare(version, advisory.fixed()) >= 0
                    || isTest(advisory.fixed());
            System.out.printf(
                    "%-4s %-16s %-22s %-16s since %s (%s)%n",
                    closed ? "ok" : "OPEN",
                    advisory.id(),
                    advisory.artifact(),
                    version == null ? "absent" : version,
                    advisory.fixed(),
                    advisory.what());
            if (!closed) {
                open.add(advisory.id() + " " + advisory.artifact() + " " + version);
            }
        }

        assertThat(versions).containsKeys("spring-core", "camunda-engine", "tomcat-embed-core");
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("构建时生成程序库清单（SBOM）")
    void theBuildListsWhatItIsMadeOf() throws IOException {
        assumeTrue(System.getProperty("surefire.test.class.path") != null, "Made by Maven");

        String bom =
                new ClassPathResource("META-INF/sbom/application.cdx.json").getContentAsString(StandardCharsets.UTF_8);

        assertThat(bom).contains("\"bomFormat\"", "CycloneDX", "pkg:maven/org.camunda.bpm/camunda-engine@7.24.0");
        assertThat(bom).doesNotContain("junit-jupiter");
    }

    @Test
    @DisplayName("版本按数字比较")
    void comparesVersionsByNumbers() {
        assertThat(compare("3.9.0", "3.18.0")).isNegative();
        assertThat(compare("3.18.0", "3.18")).isZero();
        assertThat(compare("42.7.10", "42.7.7")).isPositive();
        assertThat(compare("3.1.3.RELEASE", "3.1.2.RELEASE")).isPositive();
    }

    private static List<Advisory> advisories() throws IOException {
        return new ClassPathResource("advisories.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Advisory::of)
                .toList();
    }

    /** By the name of each jar, wherever it was loaded from. */
    private static Map<String, String> versions() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (URL manifest :
                Collections.list(DependenciesTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            Matcher jar = JAR.matcher(manifest.toString());
            if (jar.matches()) {
                versions.put(jar.group("name"), jar.group("version"));
            }
        }
        return versions;
    }

    private static boolean isTest(String name) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return sources.anyMatch(source -> source.getFileName().toString().equals(name + ".java"));
        }
    }

    private static int compare(String first, String second) {
        int[] one = numbers(first);
        int[] other = numbers(second);
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int difference = (i < one.length ? one[i] : 0) - (i < other.length ? other[i] : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int[] numbers(String version) {
        return Pattern.compile("\\d+")
                .matcher(version)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }
}
