package org.everspring.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.everspring.bench.Results.Row;

/** Writes what was measured: every window as JSON and CSV, the medians as a table and a chart, both in the docs if asked. */
final class Report {

    private static final Path FOLDER = Path.of("target/bench");
    private static final Path DOCUMENT = Path.of("src/docs/performance.md");
    private static final Path PICTURE = Path.of("src/docs/images/performance.svg");
    private static final List<String> SIDES = List.of(Side.EVERSPRING, Side.TUNED, Side.AS_IT_COMES);

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    /** As far as it has come, so that a run that is cut short is not lost. */
    void write() throws IOException {
        List<Map<String, Object>> windows = new ArrayList<>();
        for (Row row : results.rows()) {
            for (String side : SIDES) {
                int number = 0;
                for (double value : results.windows(row, side)) {
                    Map<String, Object> window = new LinkedHashMap<>();
                    window.put("database", row.database());
                    window.put("obligations", row.size());
                    window.put("operation", row.what());
                    window.put("measure", row.measure());
                    window.put("unit", row.unit());
                    window.put("side", side);
                    window.put("window", ++number);
                    window.put("value", value);
                    windows.add(window);
                }
            }
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(FOLDER.resolve("windows.json").toFile(), Map.of("machine", machine(), "windows", windows));
        Files.write(
                FOLDER.resolve("windows.csv"),
                Stream.concat(
                                windows.stream().limit(1).map(Map::keySet),
                                windows.stream().map(Map::values))
                        .map(cells -> cells.stream()
                                .map(cell -> "\"" + cell + "\"")
                                .reduce((one, other) -> one + "," + other)
                                .orElse(""))
                        .toList());
        Files.write(FOLDER.resolve("table.md"), table());
        Files.writeString(FOLDER.resolve("chart.svg"), new Chart(results).draw());
    }

    void print() throws IOException {
        table().forEach(System.out::println);
    }

    /** Renews table and chart in src/docs. */
    void renewDocs() throws IOException {
        List<String> figures =
                new ArrayList<>(List.of("![The times beside the tuned engine's](images/performance.svg)", ""));
        figures.addAll(table());
        Files.copy(FOLDER.resolve("chart.svg"), PICTURE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                DOCUMENT,
                Files.readString(DOCUMENT)
                        .replaceFirst(
                                "(?s)(<!-- figures -->\n).*(<!-- /figures -->)",
                                "$1" + Matcher.quoteReplacement(String.join("\n", figures) + "\n") + "$2"));
    }

    private static String machine() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Path processors = Path.of("/proc/cpuinfo");
        String model = Files.exists(processors)
                ? Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", ")
                        .findFirst()
                        .orElse("")
                : "";
        return "%s, %s%d cores, %d GB, %s %s, Java %s, heap %s a side, load %.1f at the end"
                .formatted(
                        LocalDate.now(),
                        model,
                        system.getAvailableProcessors(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        system.getName(),
                        system.getArch(),
                        Runtime.version(),
                        System.getProperty("bench.heap", "2g"),
                        system.getSystemLoadAverage());
    }

    private List<String> table() throws IOException {
        List<String> lines = new ArrayList<>(List.of(machine()));
        String title = "";
        for (Row row : results.rows()) {
            String now = row.size() == 0 ? row.database() : row.database() + ": " + row.size() + " obligations";
            if (!now.equals(title)) {
                title = now;
                lines.addAll(List.of("", "### " + title, ""));
                lines.add("| operation | measure | EverSpring | tuned | as it comes | × tuned | × as it comes |");
                lines.add("|---|---|---|---|---|---|---|");
            }
            lines.add("| %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            row.what(),
                            row.measure() + (row.unit().isEmpty() ? "" : ", " + row.unit()),
                            cell(row, Side.EVERSPRING),
                            cell(row, Side.TUNED),
                            cell(row, Side.AS_IT_COMES),
                            times(row, Side.TUNED),
                            times(row, Side.AS_IT_COMES)));
        }
        return lines;
    }

    private String cell(Row row, String side) {
        List<Double> windows = results.windows(row, side);
        if (windows.isEmpty()) {
            return "–";
        }
        String median = number(Results.median(windows));
        return windows.size() == 1
                ? median
                : median + " (" + number(Results.quantile(windows, 0.25)) + "–"
                        + number(Results.quantile(windows, 0.75)) + ")";
    }

    private String times(Row row, String side) {
        double times = results.times(row, Side.EVERSPRING, side);
        return Double.isFinite(times) && !row.unit().equals(Results.TIMES) ? "%.2f".formatted(times) : "–";
    }

    static String number(double value) {
        return (value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f").formatted(value);
    }
}
