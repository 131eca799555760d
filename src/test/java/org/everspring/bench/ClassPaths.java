package org.everspring.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands on the class path of each side: for EverSpring what is in its jar, for the bare engine what Camunda's starter
 * brings by itself. The driver's own has the libraries of the tests besides.
 */
final class ClassPaths {

    /** What camunda-bpm-spring-boot-starter-webapp and -rest bring, with JSON variables, a connection pool and the drivers. */
    private static final Pattern OF_THE_STARTER = Pattern.compile("(camunda-|feel-engine|java-uuid-|joda-time|mybatis"
            + "|spring-(aop|beans|context(?!-support)|core|expression|jcl|jdbc|orm|tx|web|webmvc|bridge)-"
            + "|spring-boot-(\\d|autoconfigure-|starter-(\\d|jdbc|jersey|json|logging|tomcat|validation|web-))"
            + "|HikariCP|h2-|postgresql|jackson-(annotations|core|databind|datatype|jakarta|module-(jakarta|parameter))"
            + "|jersey-|hk2|jakarta\\.(?!mail)|tomcat-embed|logback|log4j|jul-to|slf4j|snakeyaml"
            + "|micrometer-(commons|observation)|aopalliance|class-model|classmate|hibernate-validator|jboss-logging"
            + "|javassist|osgi-|asm-\\d|gson|commons-(codec|fileupload|io|lang3)|jaxb|angus-activation|json-path|json-smart"
            + "|accessors-smart).*");

    private final Path jar;
    private final Path classes = Path.of("target/bench/classes");
    private final List<Path> libraries;

    ClassPaths() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            this.jar = built.filter(file -> file.getFileName().toString().matches("everspring-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar in target; mvn -Pbench verify makes it"));
        }
        Path own = Path.of("org/everspring/bench");
        try (Stream<Path> compiled = Files.list(Path.of("target/test-classes").resolve(own))) {
            Files.createDirectories(classes.resolve(own));
            for (Path file : compiled.toList()) {
                Files.write(classes.resolve(own).resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        Set<String> shipped = shipped();
        this.libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> shipped.contains(path.getFileName().toString()))
                .toList();
    }

    private Set<String> shipped() throws IOException {
        try (JarFile contents = new JarFile(jar.toFile())) {
            return contents.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
        }
    }

    Path jar() {
        return jar;
    }

    String everSpring() {
        return join(Stream.concat(Stream.of(classes, Path.of("target/classes")), libraries.stream()));
    }

    /** With the libraries and fixtures of the tests. */
    String tests() {
        return System.getProperty("java.class.path");
    }

    String bare() {
        return join(Stream.concat(Stream.of(classes), libraries.stream().filter(this::isOfTheStarter)));
    }

    boolean isOfTheStarter(Path library) {
        return OF_THE_STARTER.matcher(library.getFileName().toString()).matches();
    }

    private static String join(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
