package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.everspring.EverSpringApplication;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Plan;
import org.everspring.reporting.ObligationQueries;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the opening of a quarter takes: the real plan, then plans of 1,000, 5,000 and 10,000 obligations, on H2 (a file,
 * as at the first start) and on PostgreSQL. It prints the seconds of each opening and, batch by batch, the milliseconds an
 * obligation in every tenth of it, which should not grow. An obligation's share holds its report process, its breakdown
 * process, its rows and its notice. Not part of {@code mvn verify}, because its name does not end in Test. Run it by
 *
 * <pre>mvn test -Dtest=OpeningBenchmark</pre>
 *
 * or, for other sizes, {@code mvn test -Dtest=OpeningBenchmark -Dsizes=2000,20000}.
 */
@DisplayName("开启季度的用时")
class OpeningBenchmark {

    private static final int UNITS = 100;
    private static final Quarter QUARTER = Quarter.parse("2026Q4");

    @TempDir
    private Path folder;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("H2 文件数据库")
    void onH2() throws IOException {
        run(
                "H2",
                size -> "jdbc:h2:file:" + folder.resolve("opening" + size) + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000",
                "sa",
                "");
    }

    @Test
    @DisplayName("PostgreSQL")
    void onPostgres() throws IOException {
        run("PostgreSQL", size -> Postgres.create("opening" + size), "postgres", "postgres");
    }

    private interface Databases {
        String create(int size);
    }

    private void run(String database, Databases databases, String user, String password) throws IOException {
        open(database + ", real plan", "classpath:plan/kunming-2023-40.yaml", databases.create(0), user, password);
        for (String text : System.getProperty("sizes", "1000,5000,10000").split(",")) {
            int size = Integer.parseInt(text);
            open(database + ", " + size, "file:" + plan(size), databases.create(size), user, password);
        }
    }

    private void open(String title, String plan, String url, String user, String password) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-01T01:00:00Z")));
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(EverSpringApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + password,
                        "--everspring.plan=" + plan,
                        "--everspring.demonstration.enabled=true",
                        "--everspring.notification.relay-interval=0s",
                        "--camunda.bpm.job-execution.enabled=false")) {
            int expected = application.getBean(Plan.class).items().stream()
                    .mapToInt(item -> item.responsibleUnits().size())
                    .sum();
            List<Duration> batches = openBatches(application.getBean(ProcessEngine.class));
            assertThat(application.getBean(ObligationQueries.class).ofQuarter(QUARTER))
                    .hasSize(expected);
            print(title, expected, batches);
        }
    }

    /** Runs the opening job by job, as the job executor does, and returns how long each batch took. */
    private static List<Duration> openBatches(ProcessEngine engine) {
        ManagementService management = engine.getManagementService();
        ProcessInstance cycle = engine.getRuntimeService()
                .startProcessInstanceByKey("quarterlyCycle", Map.of("quarter", QUARTER.toString()));
        List<Duration> batches = new ArrayList<>();
        for (Job job = next(management, cycle); job != null; job = next(management, cycle)) {
            long start = System.nanoTime();
            management.executeJob(job.getId());
            batches.add(Duration.ofNanos(System.nanoTime() - start));
        }
        // The first job only fixes the dates.
        return batches.subList(1, batches.size());
    }

    private static Job next(ManagementService management, ProcessInstance cycle) {
        return management
                .createJobQuery()
                .processInstanceId(cycle.getId())
                .messages()
                .singleResult();
    }

    private static void print(String title, int obligations, List<Duration> batches) {
        Duration total = batches.stream().reduce(Duration.ZERO, Duration::plus);
        double perBatch = (double) obligations / batches.size();
        String deciles = IntStream.range(0, 10)
                .mapToObj(decile -> batches.subList(decile * batches.size() / 10, (decile + 1) * batches.size() / 10))
                .map(part -> part.isEmpty()
                        ? "-"
                        : "%.1f"
                                .formatted(part.stream()
                                                .mapToLong(Duration::toNanos)
                                                .sum()
                                        / 1e6
                                        / part.size()
                                        / perBatch))
                .collect(Collectors.joining(" "));
        System.out.printf(
                "%-24s %6d obligations in %6.2f s, %5.2f ms each; by tenths: %s%n",
                title, obligations, total.toNanos() / 1e9, total.toNanos() / 1e6 / obligations, deciles);
    }

    /** A plan of that many obligations: as many items as it takes, each with the same hundred responsible units. */
    private Path plan(int size) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "id: benchmark",
                "title: 测速方案",
                "document: 测〔2026〕1号",
                "units:",
                "  - { id: ban, fullName: 优化营商环境办公室, name: 营商办, kind: OFFICE }",
                "  - { id: zu, fullName: 优化营商环境领导小组, name: 领导小组, kind: LEADING_GROUP }",
                "  - { id: lead, fullName: 市牵头局, name: 牵头局, kind: DEPARTMENT }"));
        IntStream.range(0, UNITS)
                .mapToObj(i -> "  - { id: unit%d, fullName: 市第%d局, name: %d局, kind: DEPARTMENT }".formatted(i, i, i))
                .forEach(lines::add);
        lines.add("collectives:");
        lines.add("  - { id: all, name: 各单位, members: ["
                + IntStream.range(0, UNITS).mapToObj(i -> "unit" + i).collect(Collectors.joining(", ")) + "] }");
        lines.add("items:");
        for (int i = 0; i < size / UNITS; i++) {
            lines.addAll(Arrays.asList(
                    "  - id: \"%d.%d\"".formatted(1 + i / 99, 1 + i % 99),
                    "    section: 测速",
                    "    title: 第" + i + "项任务",
                    "    benchmarkTopic: 测速",
                    "    leads: [lead]",
                    "    responsibleUnits: [all]",
                    "    measures: [一条举措]",
                    "    targets: []"));
        }
        return Files.write(folder.resolve("plan" + size + ".yaml"), lines);
    }
}
