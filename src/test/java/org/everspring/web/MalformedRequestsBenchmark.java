package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.EverSpringApplication;
import org.everspring.support.Browser;
import org.everspring.support.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How somebody who works fares while 10,000 malformed requests come in from four senders without a pause, with a quarter
 * of the real plan open: prints the milliseconds for half and for 95 of 100 pages, before and meanwhile, and the most heap
 * that was used. Not part of {@code mvn verify}, because its name does not end in Test. Run it by
 *
 * <pre>mvn test -Dtest=MalformedRequestsBenchmark -Deverspring.test.heap=512m</pre>
 */
@DisplayName("有误的请求对其他人的影响")
class MalformedRequestsBenchmark {

    private static final int REQUESTS = Integer.getInteger("requests", 10_000);
    private static final int SENDERS = 4;
    private static final int WARM_UP = 100;
    private static final int QUIET = 300;

    @TempDir
    private Path folder;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("其他人打开页面的用时和内存")
    void othersWorkOn() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-02T01:00:00Z")));
        String url = "jdbc:h2:file:" + folder.resolve("malformed") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(EverSpringApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--everspring.demonstration.enabled=true",
                        "--everspring.notification.relay-interval=0s",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--logging.level.root=error")) {
            openQuarter(application.getBean(ProcessEngine.class));
            Browser browser = Browser.signedIn(application.getEnvironment(), "wuhuaqu.liaison");
            for (int i = 0; i < WARM_UP; i++) {
                page(browser);
            }
            List<Double> quiet = new ArrayList<>();
            for (int i = 0; i < QUIET; i++) {
                quiet.add(page(browser));
            }
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            List<Double> attacked = underAttack(application, browser);
            print("quiet", quiet);
            print("attacked", attacked);
            System.out.printf(
                    "%d requests in %.1f s; heap at most %d MB of %d%n",
                    REQUESTS,
                    (System.nanoTime() - start) / 1e9,
                    heap().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum()
                            >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static List<Double> underAttack(ConfigurableApplicationContext application, Browser browser)
            throws Exception {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Attack attack = Attack.on(application, port);
        RawHttp http = new RawHttp(port);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        List<Double> times = new ArrayList<>();
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                RequestGenerator requests = attack.generator(i);
                senders.add(threads.submit(() -> {
                    for (int sent = 0; sent < REQUESTS / SENDERS; sent++) {
                        http.send(requests.next());
                    }
                    return null;
                }));
            }
            while (!senders.stream().allMatch(Future::isDone)) {
                times.add(page(browser));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return times;
    }

    /** @return milliseconds */
    private static double page(Browser browser) {
        long start = System.nanoTime();
        assertThat(browser.get("/camunda/api/engine/engine/default/task?maxResults=15")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/desk").status()).isEqualTo(200);
        return (System.nanoTime() - start) / 2e6;
    }

    private static void openQuarter(ProcessEngine engine) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("quarterlyCycle")
                .latestVersion()
                .singleResult()
                .getId();
        engine.getIdentityService().setAuthentication("yingshangban.liaison", List.of("yingshangban"));
        try {
            engine.getFormService().submitStartForm(definition, Map.of("quarter", "2026Q4"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        ManagementService management = engine.getManagementService();
        for (List<Job> due = due(management); !due.isEmpty(); due = due(management)) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private static List<Job> due(ManagementService management) {
        return management
                .createJobQuery()
                .messages()
                .executable()
                .withRetriesLeft()
                .listPage(0, 1);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void print(String name, List<Double> times) {
        Collections.sort(times);
        System.out.printf(
                "%-8s %5d pages, half in %5.1f ms, 95 of 100 in %5.1f ms%n",
                name, times.size(), times.get(times.size() / 2), times.get(times.size() * 95 / 100));
    }
}
