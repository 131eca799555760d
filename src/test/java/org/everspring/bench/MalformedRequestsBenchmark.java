package org.everspring.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.everspring.support.Browser;
import org.everspring.support.RawHttp;
import org.everspring.web.Attack;
import org.everspring.web.RequestGenerator;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How somebody who works fares while 10,000 malformed requests come in from four senders without a pause, in the median and
 * in 95 of 100 pages, before and meanwhile.
 */
final class MalformedRequestsBenchmark implements OwnBenchmark {

    private static final int REQUESTS = 10_000;
    private static final int SENDERS = 4;
    private static final int WARM_UP = 50;
    private static final int QUIET = 100;

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) throws Exception {
        Browser browser = Browser.signedIn(application.getEnvironment(), "wuhuaqu.liaison");
        for (int i = 0; i < WARM_UP; i++) {
            page(browser);
        }
        List<Double> quiet = new ArrayList<>();
        for (int i = 0; i < QUIET; i++) {
            quiet.add(page(browser));
        }
        List<Double> attacked = underAttack(application, browser);
        return List.of(
                new Figure("a page in quiet", "time", "ms", quiet),
                new Figure("a page in quiet", "95 of 100", "ms", List.of(Results.quantile(quiet, 0.95))),
                new Figure("a page among malformed requests", "time", "ms", attacked),
                new Figure(
                        "a page among malformed requests",
                        "95 of 100",
                        "ms",
                        List.of(Results.quantile(attacked, 0.95))));
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
        for (String path : List.of("/camunda/api/engine/engine/default/task?maxResults=15", "/desk")) {
            int status = browser.get(path).status();
            if (status != 200) {
                throw new IllegalStateException(path + ": " + status);
            }
        }
        return (System.nanoTime() - start) / 2e6;
    }
}
