package org.everspring.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that was measured, window by window. */
final class Results {

    /**
     * @param size how many obligations were open; 0 where it does not matter
     * @param measure of what: time, JVM CPU, database …
     */
    record Row(String database, int size, String what, String measure, String unit) {}

    /** The unit of what compares a side with itself; the sides are not compared then. */
    static final String TIMES = "times";

    private final Map<Row, Map<String, List<Double>>> rows = new LinkedHashMap<>();

    void add(String database, int size, String what, String measure, String unit, String side, double value) {
        rows.computeIfAbsent(new Row(database, size, what, measure, unit), row -> new LinkedHashMap<>())
                .computeIfAbsent(side, name -> new ArrayList<>())
                .add(value);
    }

    /** What one operation cost in one window. */
    void add(String database, int size, String what, String side, Cost cost) {
        double operations = cost.operations();
        add(database, size, what, "time", "ms", side, cost.millis() / operations);
        add(database, size, what, "JVM CPU", "ms", side, cost.cpu() / operations);
        add(database, size, what, "database", "ms", side, cost.database() / operations);
        add(database, size, what, "statements", "", side, cost.statements() / operations);
        if (cost.wal() > 0) {
            add(database, size, what, "WAL", "kB", side, cost.wal() / operations);
        }
    }

    Collection<Row> rows() {
        return rows.keySet();
    }

    List<Double> windows(Row row, String side) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(side, List.of());
    }

    /** How many times the one is the other, window by window, in the median; NaN when there is only one of them. */
    double times(Row row, String side, String other) {
        List<Double> ones = windows(row, side);
        List<Double> others = windows(row, other);
        return quantile(
                IntStream.range(0, Math.min(ones.size(), others.size()))
                        .mapToObj(i -> ones.get(i) / others.get(i))
                        .toList(),
                0.5);
    }

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    static double quantile(List<Double> values, double part) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        double below = sorted.get((int) Math.floor(place));
        double above = sorted.get((int) Math.ceil(place));
        return below + (above - below) * (place - Math.floor(place));
    }
}
