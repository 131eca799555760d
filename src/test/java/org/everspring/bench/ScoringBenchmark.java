package org.everspring.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import org.everspring.scoring.Scores;
import org.everspring.scoring.Scoring;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.YearRows;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * How long it takes to score a year of that many obligations, 64 summaries and 70 units: the whole, the longest batch, and
 * the most heap meanwhile. Aimed at: 60 s and 512 MB for 100,000.
 */
final class ScoringBenchmark implements OwnBenchmark {

    private static final ScoringPeriod YEAR = ScoringPeriod.of(2025);
    private static final int UNITS = 70;
    private static final String[] QUALITY = {"EXCELLENT", "GOOD", "FAIR", "POOR"};

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) {
        insert(size, application.getBean(JdbcOperations.class));
        Scoring scoring = application.getBean(Scoring.class);
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        List<Double> batches = new ArrayList<>();
        boolean complete = false;
        while (!complete) {
            long start = System.nanoTime();
            complete = scoring.scoreBatch(YEAR);
            batches.add((System.nanoTime() - start) / 1e9);
        }
        Scores scores = application.getBean(Scores.class);
        int scored = scores.scores(scores.last(YEAR).orElseThrow()).size();
        if (scored != UNITS) {
            throw new IllegalStateException(scored + " units have a score");
        }
        double peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        String what = "score a year of " + size + " obligations";
        return List.of(
                new Figure(
                        what,
                        "time",
                        "s",
                        List.of(batches.stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())),
                new Figure(
                        what,
                        "longest batch",
                        "s",
                        List.of(batches.stream().max(Double::compare).orElseThrow())),
                new Figure(what, "heap at most", "MB", List.of(peak / (1 << 20))));
    }

    private static void insert(int size, JdbcOperations jdbc) {
        YearRows rows = new YearRows();
        int perQuarter = size / 4;
        for (int quarter = 1; quarter <= 4; quarter++) {
            String id = "2025Q" + quarter;
            for (int i = 0; i < perQuarter; i++) {
                // As many items as it takes, each with the same units.
                int item = i / UNITS;
                String itemId = (1 + item / 99 % 99) + "." + (1 + item % 99);
                String unit = "unit" + i % UNITS;
                if (i % 17 == 0) {
                    rows.missing(id, itemId, unit);
                } else {
                    rows.accepted(id, itemId, unit, i % 5 == 0 ? i % 9 : 0, QUALITY[i % 4], i % 11 == 0 ? 1 : 0);
                }
            }
            for (int item = 1; item <= 16; item++) {
                rows.summary(id, "1." + item, "unit" + item, "ACCEPTED", item % 3, 0);
            }
        }
        rows.insert(jdbc);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
