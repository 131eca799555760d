package org.everspring.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.support.Browser;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How long each page and file of the board takes over HTTP when the newest quarter's reports are late and it alone has
 * 100,000 of them, one request after the other. 95 of 100 should take less than a second.
 */
final class BoardBenchmark implements OwnBenchmark {

    private static final int REQUESTS = 30;
    private static final int WARM_UP = 10;
    /** A file is made of all its rows. */
    private static final int FILES = 3;

    /** After the summaries' date of the newest quarter, before it closes. */
    private static final Instant LATE = Instant.parse("2026-12-28T02:00:00Z");

    @Override
    public int usualSize() {
        return 100_000;
    }

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) {
        Plan plan = application.getBean(Plan.class);
        fill(application, plan, size);
        ClockUtil.offset(LATE.toEpochMilli() - System.currentTimeMillis());
        try {
            return measure(application, plan, size);
        } finally {
            SideCommands.setClock();
        }
    }

    private static void fill(ConfigurableApplicationContext application, Plan plan, int size) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        application.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            if (jdbc.queryForObject("select count(*) from obligation", Integer.class) == 0) {
                new BoardRows(jdbc, plan).fill(size);
            }
            if (jdbc.queryForObject("select count(*) from problem", Integer.class) == 0) {
                ProblemListsBenchmark.fill(jdbc, plan);
            }
        });
        // What the server does by itself sooner or later; here the requests follow at once.
        jdbc.execute("analyze");
    }

    private static List<Figure> measure(ConfigurableApplicationContext application, Plan plan, int size) {
        Item item = plan.items().stream()
                .filter(one -> !one.targets().isEmpty())
                .findFirst()
                .orElseThrow();
        String itemPage = "/board/items/" + item.id();
        String target = "/board/targets/" + item.targets().get(0).id();
        String unitId = item.responsibleUnits().get(0).value();
        String unitPage = "/board/units/" + unitId;
        Timing leader = new Timing(application, "lingdaoxiaozu.leader", "leading group", size);
        for (String path : List.of(
                "/board",
                "/board?quarter=2026Q1",
                "/board/ranking",
                "/board/ranking?page=9999",
                "/board/reports",
                "/board/reports?sort=-state&page=9999",
                "/board/reports?state=overdue",
                "/board/reports?state=late&sort=handed-in",
                "/board/reports?group=县（市）区和开发区",
                "/board/late",
                "/board/late?sort=unit&page=9999",
                "/board/late?quarter=2026Q1",
                "/board/decisions",
                "/board/targets",
                target,
                target + "?page=9999",
                "/board/loop",
                "/desk/problems",
                "/board/promotion",
                "/board/adoptions",
                "/board/nominations",
                unitPage,
                itemPage,
                itemPage + "?page=9999")) {
            leader.page(path);
        }
        Timing lead = new Timing(application, item.principalLead() + ".liaison", "a lead", size);
        Timing unit = new Timing(application, unitId + ".liaison", "a unit", size);
        for (Timing reader : List.of(lead, unit)) {
            for (String path : List.of(
                    "/board",
                    "/board/ranking",
                    "/board/reports",
                    "/board/late",
                    "/board/decisions",
                    "/board/targets",
                    target,
                    "/board/loop",
                    "/desk/problems",
                    "/board/promotion",
                    itemPage)) {
                reader.page(path);
            }
        }
        unit.page(unitPage);
        for (String path : List.of("/board/reports.xlsx", "/board/late.xlsx", itemPage + ".xlsx", target + ".xlsx")) {
            leader.file(path);
        }
        List<Figure> figures = new ArrayList<>();
        List.of(leader, lead, unit).forEach(reader -> figures.addAll(reader.figures));
        return figures;
    }

    /** The requests of one person. */
    private static final class Timing {

        private final Browser browser;
        private final String who;
        private final int size;
        private final List<Figure> figures = new ArrayList<>();

        Timing(ConfigurableApplicationContext application, String user, String who, int size) {
            this.browser = Browser.signedIn(application.getEnvironment(), user);
            this.who = who;
            this.size = size;
        }

        void page(String path) {
            time(path, WARM_UP, REQUESTS);
        }

        void file(String path) {
            time(path, 1, FILES);
        }

        private void time(String path, int warmUp, int requests) {
            String address = UriComponentsBuilder.fromUriString(path).encode().toUriString();
            List<Double> millis = new ArrayList<>();
            for (int i = -warmUp; i < requests; i++) {
                long start = System.nanoTime();
                int status = browser.download(address).statusCode();
                double taken = (System.nanoTime() - start) / 1e6;
                if (status != 200) {
                    throw new IllegalStateException(path + ": " + status);
                }
                if (i >= 0) {
                    millis.add(taken);
                }
            }
            String what = "%s, %s (%,d reports in the quarter)".formatted(path, who, size);
            figures.add(new Figure(what, "time", "ms", millis));
            figures.add(new Figure(what, "time of 95 in 100", "ms", List.of(Results.quantile(millis, 0.95))));
        }
    }
}
