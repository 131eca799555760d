package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.everspring.support.Browser;
import org.everspring.support.Browser.Page;
import org.everspring.support.EngineTest;
import org.everspring.support.RawHttp;
import org.everspring.support.RawHttp.Answer;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;

@EngineTest
@DisplayName("任何有误的请求都得到明确的中文答复")
class MalformedRequestsTest {

    private static final int REQUESTS = 10_000;
    private static final int SENDERS = 4;

    /** After so many, somebody else does a round of work. */
    private static final int PER_ROUND = 50;

    private static final long SEED = 20_231_220;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Workday workday;

    @Autowired
    private JdbcOperations jdbc;

    @TempDir
    private Path folder;

    /** The requests are an administrator's, too, and some of them do what they say. */
    @BeforeEach
    void keepDatabase() {
        workday.openQuarter("2026Q4");
        jdbc.execute("script to '" + folder.resolve("before.sql") + "'");
    }

    @AfterEach
    void restoreDatabase() {
        jdbc.execute("drop all objects");
        jdbc.execute("runscript from '" + folder.resolve("before.sql") + "'");
    }

    @Test
    @DisplayName("一万个随机和有误的请求没有一个使系统出错，其他人照常办事")
    void nothingIsTheServersFault() throws Exception {
        Attack attack = Attack.on(application, port);
        RawHttp http = new RawHttp(port);
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        Semaphore rounds = new Semaphore(0);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1);
        try {
            Future<?> others = threads.submit(() -> {
                Browser browser = Browser.signedIn(application.getEnvironment(), "wuhuaqu.liaison");
                for (int round = 0; round < REQUESTS / PER_ROUND; round++) {
                    rounds.acquire();
                    work(browser);
                }
                return null;
            });
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                RequestGenerator requests = attack.generator(SEED + i);
                senders.add(threads.submit(() -> {
                    for (int sent = 1; sent <= REQUESTS / SENDERS; sent++) {
                        byte[] request = requests.next();
                        Optional<Answer> answer = http.send(request);
                        answer.map(Answer::status).ifPresent(statuses::add);
                        fault(request, answer).ifPresent(faults::add);
                        if (sent % PER_ROUND == 0) {
                            rounds.release();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }

            others.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(faults).isEmpty();
        assertThat(statuses)
                .as("what has been tried")
                .contains(200, 204, 302, 400, 401, 403, 404, 405, 406, 411, 415, 501);
    }

    /** 501 and 505 are what HTTP asks for where a method, an encoding or a version is unknown. */
    private static Optional<String> fault(byte[] request, Optional<Answer> answer) {
        int status = answer.map(Answer::status).orElse(0);
        String said = answer.map(Answer::body).orElse("");
        boolean ours = status >= 500 && status != 501 && status != 505;
        boolean foreign = status >= 400 && !said.isEmpty() && said.codePoints().noneMatch(Character::isIdeographic);
        boolean trace = said.contains("\tat ") || said.contains("Exception:");
        return ours || foreign || trace
                ? Optional.of(status + " to " + new String(request, StandardCharsets.UTF_8) + "\n" + said)
                : Optional.empty();
    }

    private static void work(Browser browser) {
        for (String path :
                List.of("/desk", "/board/assessment", "/camunda/api/engine/engine/default/task?maxResults=15")) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path + ": " + page).isEqualTo(200);
        }
    }
}
