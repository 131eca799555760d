package org.everspring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan of as many obligations as one likes: items with the same hundred responsible units each, led by sixteen units in
 * turn. The bare engine opens the same in the same order.
 */
final class BenchPlan {

    static final int UNITS = 100;
    private static final int LEADS = 16;

    static final String OFFICE = "ban";

    private BenchPlan() {}

    static String item(int obligation) {
        int item = obligation / UNITS;
        return (1 + item / 99) + "." + (1 + item % 99);
    }

    static String unit(int obligation) {
        return "unit" + obligation % UNITS;
    }

    static String lead(int obligation) {
        return "lead" + obligation / UNITS % LEADS;
    }

    static Path write(Path file, int obligations) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "id: benchmark",
                "title: 测速方案",
                "document: 测〔2026〕1号",
                "city: 某市",
                "brand: 测试营商",
                "units:",
                "  - { id: " + OFFICE + ", fullName: 优化营商环境办公室, name: 营商办, kind: OFFICE }",
                "  - { id: zu, fullName: 优化营商环境领导小组, name: 领导小组, kind: LEADING_GROUP }"));
        IntStream.range(0, LEADS).forEach(i -> lines.add(department(lead(i * UNITS))));
        IntStream.range(0, UNITS).forEach(i -> lines.add(department(unit(i))));
        lines.add("collectives:");
        lines.add("  - { id: all, name: 各单位, members: ["
                + IntStream.range(0, UNITS).mapToObj(BenchPlan::unit).collect(Collectors.joining(", ")) + "] }");
        lines.add("items:");
        for (int i = 0; i < obligations; i += UNITS) {
            lines.add("  - id: \"" + item(i) + "\"");
            lines.add("    section: 测速");
            lines.add("    title: 第" + item(i) + "项任务");
            lines.add("    benchmarkTopic: 测速");
            lines.add("    leads: [" + lead(i) + "]");
            lines.add("    responsibleUnits: [all]");
            lines.add("    measures: [一条举措]");
            lines.add("    targets: []");
        }
        return Files.write(file, lines);
    }

    private static String department(String id) {
        return "  - { id: %1$s, fullName: 市%1$s局, name: %1$s局, kind: DEPARTMENT }".formatted(id);
    }
}
