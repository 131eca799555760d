package org.everspring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/**
 * How long guard and trial of one file take, over HTTP as an owner sends it: each file of the build, which should take a
 * second at most, and hostile ones, which should take two. The slowest of three, after the machine has warmed up.
 */
final class ModelTrialBenchmark implements OwnBenchmark {

    private static final int RUNS = 3;
    private static final int MEGABYTE = 1_000_000;

    private TestRestTemplate http;

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) throws IOException {
        http = new TestRestTemplate(new RestTemplateBuilder()
                .rootUri("http://localhost:" + application.getEnvironment().getProperty("local.server.port")));
        Map<String, byte[]> shipped = new LinkedHashMap<>();
        addFolder("processes", shipped);
        addFolder("forms", shipped);
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        addFolder("src/test/resources/cases/models", hostile);
        addFolder("src/test/resources/cases/forms", hostile);
        addGenerated(hostile);
        measure(shipped);
        return List.of(slowest("a file of the build", measure(shipped)), slowest("a hostile file", measure(hostile)));
    }

    private static Figure slowest(String kind, Map<String, Double> times) {
        Map.Entry<String, Double> slowest =
                times.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return new Figure(
                "try " + kind + ", the slowest: " + slowest.getKey(), "time", "ms", List.of(slowest.getValue()));
    }

    private Map<String, Double> measure(Map<String, byte[]> files) {
        Map<String, Double> slowest = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            for (int run = 0; run < RUNS; run++) {
                // Texts of cells are remembered; the first owner who sends a file must wait for them.
                long begun = System.nanoTime();
                tryOut(name, distinct(content, run));
                slowest.merge(name, (System.nanoTime() - begun) / 1e6, Math::max);
            }
        });
        return slowest;
    }

    /** Of the same length and meaning, but with cells that have not been seen. */
    private static byte[] distinct(byte[] content, int run) {
        return new String(content, StandardCharsets.UTF_8)
                .replace("+7", "+" + (run + 2))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void tryOut(String name, byte[] content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add(name, new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        ResponseEntity<String> answer = http.withBasicAuth("process-owner", "EverSpring-2023")
                .postForEntity("/api/models/dry-run", parts, String.class);
        if (answer.getStatusCode().is5xxServerError()) {
            throw new IllegalStateException(name + ": " + answer);
        }
    }

    private static void addFolder(String folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> found = Files.walk(Path.of(folder))) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    private static void addGenerated(Map<String, byte[]> files) throws IOException {
        String model = Files.readString(Path.of("processes/unit-report.bpmn"));
        put(files, "comment-of-1mb.bpmn", model + "<!--" + "x".repeat(MEGABYTE - model.length()) + "-->");
        put(files, "tasks-of-1mb.bpmn", process(tasks(MEGABYTE / 150)));
        put(files, "tasks-900-in-a-row.bpmn", process(tasks(900)));
        put(files, "gateways-all-to-all.bpmn", process(gateways(60)));
        put(files, "timers-far-end.bpmn", process(timers(800)));
        put(files, "expressions-900.bpmn", process(expressions(900)));
        put(
                files,
                "nested-deeply.bpmn",
                process("<bpmn:subProcess>".repeat(5_000) + "</bpmn:subProcess>".repeat(5_000)));
        put(files, "attributes-20000.bpmn", process("<bpmn:task " + attributes(20_000) + "/>"));
        put(files, "cells-900-long.dmn", table(1, rules(900, 1, "1" + "+7".repeat(480))));
        put(files, "cells-100-long.dmn", table(1, rules(100, 1, "1" + "+7".repeat(480))));
        put(files, "rules-5000.dmn", table(1, rules(5_000, 1, "1")));
        put(files, "columns-12-of-texts.dmn", table(12, rules(150, 12, "1")));
        put(files, "columns-3-of-ten-texts.dmn", table(3, rules(300, 3, "1+7")));
        put(files, "cells-nested.dmn", table(1, rules(300, 1, "(".repeat(8) + "1+7" + ")".repeat(8))));
        put(
                files,
                "cells-of-ifs.dmn",
                table(1, rules(300, 1, "if n = \"a\" then ".repeat(30) + "1" + " else 2+7".repeat(30))));
        String form = Files.readString(Path.of("forms/fill-report.form"));
        put(files, "spaces-of-1mb.form", form + " ".repeat(MEGABYTE - form.length()));
        put(files, "fields-3000.form", fields(3_000));
        put(files, "nested-arrays.form", "[".repeat(MEGABYTE));
        put(files, "groups-nested.form", groups(900));
        put(files, "patterns.form", patterns(300));
    }

    private static void put(Map<String, byte[]> files, String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String process(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="hostile" name="hostile" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="s"/>%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(content);
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"f_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }

    private static String tasks(int count) {
        StringBuilder tasks = new StringBuilder(flow("s", "t0"));
        for (int i = 0; i < count; i++) {
            tasks.append("<bpmn:userTask id=\"t").append(i).append("\"/>");
            if (i > 0) {
                tasks.append(flow("t" + (i - 1), "t" + i));
            }
        }
        return tasks.toString();
    }

    private static String gateways(int count) {
        StringBuilder gateways = new StringBuilder(flow("s", "g0"));
        for (int i = 0; i < count; i++) {
            gateways.append("<bpmn:parallelGateway id=\"g").append(i).append("\"/>");
            for (int j = 0; j < count; j++) {
                gateways.append(flow("g" + i, "g" + j));
            }
        }
        return gateways.toString();
    }

    private static String timers(int count) {
        StringBuilder timers = new StringBuilder("<bpmn:userTask id=\"a\"/>" + flow("s", "a"));
        for (int i = 0; i < count; i++) {
            timers.append(
                    "<bpmn:boundaryEvent id=\"b%d\" attachedToRef=\"a\"><bpmn:timerEventDefinition><bpmn:timeCycle>%s</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                            .formatted(i, i % 2 == 0 ? "0 0 9 31 2 ?" : "R/PT2M/2199-12-31T00:00:00"));
        }
        return timers.toString();
    }

    private static String expressions(int count) {
        StringBuilder flows =
                new StringBuilder("<bpmn:exclusiveGateway id=\"g\"/><bpmn:userTask id=\"a\"/>" + flow("s", "g"));
        for (int i = 0; i < count; i++) {
            flows.append("<bpmn:sequenceFlow id=\"f")
                    .append(i)
                    .append("\" sourceRef=\"g\" targetRef=\"a\"><bpmn:conditionExpression>${")
                    .append("(".repeat(30))
                    .append("n")
                    .append(")".repeat(30))
                    .append("+n".repeat(440))
                    .append("}</bpmn:conditionExpression></bpmn:sequenceFlow>");
        }
        return flows.toString();
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append("a").append(i).append("=\"${n}\" ");
        }
        return attributes.toString();
    }

    private static String rules(int count, int inputs, String cell) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rules.append("<rule id=\"r").append(i).append("\">");
            for (int input = 0; input < inputs; input++) {
                rules.append("<inputEntry id=\"i%d_%d\"><text>\"%s\"</text></inputEntry>"
                        .formatted(i, input, "abcdefghij".charAt((i >> input) % 10)));
            }
            rules.append("<outputEntry id=\"o%d\"><text>%s</text></outputEntry></rule>".formatted(i, i + "+" + cell));
        }
        return rules.toString();
    }

    private static String table(int inputs, String rules) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < inputs; i++) {
            columns.append(
                    "<input id=\"c%1$d\"><inputExpression id=\"x%1$d\" typeRef=\"string\"><text>n%1$d</text></inputExpression><inputValues id=\"v%1$d\"><text>\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"</text></inputValues></input>"
                            .formatted(i));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="hostile" name="hostile" camunda:historyTimeToLive="P400D">
                    <decisionTable id="t" hitPolicy="COLLECT">%s
                      <output id="out" label="o" name="result" typeRef="integer"/>%s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(columns, rules);
    }

    private static String fields(int count) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(
                    "{\"type\":\"textfield\",\"key\":\"k%1$d\",\"id\":\"f%1$d\",\"label\":\"l\",\"conditional\":{\"hide\":\"=k0 = 1+7\"}}"
                            .formatted(i));
        }
        return form(String.join(",", fields));
    }

    private static String groups(int depth) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            groups.append("{\"type\":\"group\",\"id\":\"g").append(i).append("\",\"path\":\"p\",\"components\":[");
        }
        return form(groups + "]}".repeat(depth));
    }

    private static String patterns(int count) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(
                    "{\"type\":\"textfield\",\"key\":\"k%1$d\",\"id\":\"f%1$d\",\"label\":\"l\",\"defaultValue\":\"%2$s!\",\"validate\":{\"pattern\":\"^(a+)+$\"}}"
                            .formatted(i, "a".repeat(60)));
        }
        return form(String.join(",", fields));
    }

    private static String form(String components) {
        return "{\"id\":\"hostile\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[" + components + "]}";
    }
}
