package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.EverSpringApplication;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * How long it takes to score a year: some 1,400 obligations, 64 summaries and 70 units, as in the real plan, then 10,000 and
 * 100,000 obligations, on H2 (a file, as at the first start) and on PostgreSQL. It prints the seconds, the milliseconds an
 * obligation, which should not grow, the longest batch and the most heap that was used. The targets are 5 s for the real
 * plan, and 60 s and 512 MB for 100,000. Not part of {@code mvn verify}, because its name does not end in Test. Run it, in
 * a JVM that has no more than that, by
 *
 * <pre>mvn test -Dtest=ScoringBenchmark -Deverspring.test.heap=512m</pre>
 *
 * or, for other sizes, with {@code -Dsizes=1400,50000} besides.
 */
@DisplayName("年度评分的用时")
class ScoringBenchmark {

    private static final ScoringPeriod YEAR = ScoringPeriod.of(2025);
    private static final int UNITS = 70;
    private static final String[] QUALITY = {"EXCELLENT", "GOOD", "FAIR", "POOR"};

    @TempDir
    private Path folder;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("H2 文件数据库")
    void onH2() {
        for (int size : sizes()) {
            String url = "jdbc:h2:file:" + folder.resolve("scoring" + size) + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";
            score("H2", size, url, "sa", "");
        }
    }

    @Test
    @DisplayName("PostgreSQL")
    void onPostgres() {
        for (int size : sizes()) {
            score("PostgreSQL", size, Postgres.create("scoring" + size), "postgres", "postgres");
        }
    }

    private static List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (String size : System.getProperty("sizes", "1400,10000,100000").split(",")) {
            sizes.add(Integer.parseInt(size));
        }
        return sizes;
    }

    private static void score(String database, int size, String url, String user, String password) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-01-15T01:00:00Z")));
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(EverSpringApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + password,
                        "--everspring.demonstration.enabled=true",
                        "--everspring.notification.relay-interval=0s",
                        "--camunda.bpm.job-execution.enabled=false")) {
            insert(size, application.getBean(JdbcOperations.class));
            Scoring scoring = application.getBean(Scoring.class);
            forgetPeaks();
            List<Duration> batches = new ArrayList<>();
            boolean complete = false;
            while (!complete) {
                long start = System.nanoTime();
                complete = scoring.scoreBatch(YEAR);
                batches.add(Duration.ofNanos(System.nanoTime() - start));
            }
            Scores scores = application.getBean(Scores.class);
            assertThat(scores.scores(scores.last(YEAR).orElseThrow())).hasSize(UNITS);
            print(database, size, batches);
        }
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

    private static void forgetPeaks() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static void print(String database, int size, List<Duration> batches) {
        Duration total = batches.stream().reduce(Duration.ZERO, Duration::plus);
        Duration longest = batches.stream().max(Duration::compareTo).orElseThrow();
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%-10s %7d obligations in %6.2f s, %5.3f ms each; %d batches, the longest %5.2f s; heap at most %d MB of"
                        + " %d%n",
                database,
                size,
                total.toNanos() / 1e9,
                total.toNanos() / 1e6 / size,
                batches.size(),
                longest.toNanos() / 1e9,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
