package org.everspring.bench;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.support.Browser;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long the board's pages take over HTTP with 100,000 obligations in the newest quarter and as many in the three before it
 * together, some of them late, one request after the other. 95 of 100 should take less than a second.
 */
final class BoardBenchmark implements OwnBenchmark {

    private static final int IN_THE_QUARTER = 100_000;
    private static final int REQUESTS = 30;
    private static final int WARM_UP = 10;
    private static final int BATCH = 1_000;
    private static final String[] STATES = {
        "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "SUBMITTED", "OPEN", "OPEN", "RETURNED", "MISSING"
    };

    @Override
    public List<Figure> run(ConfigurableApplicationContext application, int size) {
        Quarter newest = fill(
                application.getBean(JdbcTemplate.class),
                application.getBean(Plan.class),
                application.getBean(Quarters.class));
        Browser leader = Browser.signedIn(application.getEnvironment(), "lingdaoxiaozu.leader");
        Plan plan = application.getBean(Plan.class);
        Browser lead = Browser.signedIn(
                application.getEnvironment(), plan.items().get(0).principalLead() + ".liaison");
        Browser unit = Browser.signedIn(
                application.getEnvironment(),
                plan.items().get(0).responsibleUnits().get(0) + ".liaison");
        String late = "/board/late?quarter=" + newest;
        return List.of(
                time("board of the leading group", leader, "/board"),
                time("board of a lead", lead, "/board"),
                time("board of a unit", unit, "/board"),
                time("board, reports of a quarter", leader, "/board/reports"),
                time("board, reports, last page by state", leader, "/board/reports?sort=-state&page=200"),
                time("board, overdue reports", leader, "/board/reports?state=overdue"),
                time("board, what is late", leader, late),
                time("board, what is late, by unit, last page", leader, late + "&sort=unit&page=200"),
                time("board, what is late of a unit", unit, late),
                time("board, decisions", leader, "/board/decisions"),
                time("board, ranking", leader, "/board/ranking"));
    }

    private static Figure time(String what, Browser browser, String path) {
        List<Double> millis = new ArrayList<>();
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            long start = System.nanoTime();
            int status = browser.get(path).status();
            double taken = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new IllegalStateException(path + ": " + status);
            }
            if (i >= 0) {
                millis.add(taken);
            }
        }
        return new Figure(what + " (100,000 obligations in the quarter, 200,000 in the year)", "time", "ms", millis);
    }

    /** Beside what the application has opened itself, or in the quarters of a year of which it has opened none. */
    private static Quarter fill(JdbcTemplate jdbc, Plan plan, Quarters quarters) {
        Quarter newest =
                quarters.all().stream().findFirst().map(ReportingQuarter::id).orElse(new Quarter(2026, 4));
        OffsetDateTime due = OffsetDateTime.parse("2026-01-01T00:00+08:00");
        for (int number = 1; number <= 4; number++) {
            Quarter quarter = new Quarter(newest.year(), number);
            if (quarters.find(quarter).isEmpty()) {
                jdbc.update(
                        "insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                                + " open_summaries, admitted_at) values (?, 'OPEN', ?, ?, ?, 0, 0, ?)",
                        quarter.toString(),
                        due,
                        due,
                        due,
                        due);
            }
            fill(jdbc, plan, quarter, quarter.equals(newest) ? IN_THE_QUARTER : IN_THE_QUARTER / 3, due);
        }
        return newest;
    }

    /** After the plan's own units, others stand for those of a larger city. */
    private static void fill(JdbcTemplate jdbc, Plan plan, Quarter quarter, int many, OffsetDateTime due) {
        List<Item> items = plan.items();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Item item = items.get(i % items.size());
            ItemId id = item.id();
            int place = i / items.size();
            UnitId unit = place < plan.units().size() ? plan.units().get(place).id() : UnitId.of("bench" + place);
            String state = STATES[i % 11 % STATES.length];
            boolean handedIn = state.equals("ACCEPTED") || state.equals("SUBMITTED");
            rows.add(new Object[] {
                quarter + ":" + id + ":" + unit,
                quarter.toString(),
                id.value(),
                id.place(),
                unit.value(),
                item.principalLead().value(),
                state,
                Timestamp.from(due.plusDays(i % 20).toInstant()),
                Timestamp.from(due.plusDays(40).toInstant()),
                handedIn ? Timestamp.from(due.plusDays(i % 25).toInstant()) : null,
                handedIn ? i % 5 : null
            });
            if (rows.size() == BATCH || i == many - 1) {
                jdbc.batchUpdate(
                        "insert into obligation (id, quarter, item_id, item_place, unit_id, lead_unit_id, state, due_at,"
                                + " closes_at, round, first_submitted_at, late_working_days, times_returned,"
                                + " times_withdrawn, times_urged) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 0, 0, 0)",
                        rows);
                rows.clear();
            }
        }
    }
}
