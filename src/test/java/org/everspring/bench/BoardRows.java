package org.everspring.bench;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a large city has in its tables when the year's last reports are due: as many obligations as asked for in the newest
 * quarter, a third of them in each of the three before; two units of three have handed in, with text and target values, and
 * every unit has its score of every quarter. After the plan's own units, others stand for those of the larger city.
 */
final class BoardRows {

    static final Quarter NEWEST = new Quarter(2026, 4);

    private static final int BATCH = 5_000;
    private static final String PROGRESS = "本季度按照工作方案推进，办理环节和时限进一步压缩，企业办事更加便利。".repeat(6);
    private static final String[] OPEN = {
        "ACCEPTED", "ACCEPTED", "ACCEPTED", "SUBMITTED", "SUBMITTED", "SUBMITTED", "OPEN", "OPEN", "RETURNED"
    };
    private static final String[] CLOSED = {
        "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "UNREVIEWED", "MISSING"
    };

    private final JdbcTemplate jdbc;
    private final Plan plan;

    BoardRows(JdbcTemplate jdbc, Plan plan) {
        this.jdbc = jdbc;
        this.plan = plan;
    }

    /** In one transaction, which the caller opens: on H2 each one waits for the disk. */
    void fill(int size) {
        for (int number = 1; number <= 4; number++) {
            Quarter quarter = new Quarter(NEWEST.year(), number);
            open(quarter);
            obligations(quarter, quarter.equals(NEWEST) ? size : size / 3);
            summaries(quarter);
        }
        jdbc.update("insert into report (obligation_id, round, status, progress, next_steps, drafter, drafter_phone,"
                + " signed_by, signer_role, submitted_by, submitted_at) select o.id, 1, 'ON_SCHEDULE', '" + PROGRESS
                + "', '继续推进', '张三', '0871', '李四', '分管负责人', 'somebody', o.first_submitted_at from obligation o"
                + " where o.first_submitted_at is not null");
        plan.items().forEach(this::targets);
        scores();
    }

    private void open(Quarter quarter) {
        jdbc.update(
                "insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                        + " open_summaries, admitted_at) values (?, ?, ?, ?, ?, 0, 0, ?)",
                quarter.toString(),
                quarter.equals(NEWEST) ? "OPEN" : "PUBLISHED",
                due(quarter, 20),
                due(quarter, 25),
                due(quarter, 30),
                due(quarter, 1));
    }

    private void obligations(Quarter quarter, int many) {
        String[] states = quarter.equals(NEWEST) ? OPEN : CLOSED;
        List<Item> items = plan.items();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Item item = items.get(i % items.size());
            UnitId unit = unit(i / items.size());
            // Not in step with the items.
            String state = states[i % 11 % states.length];
            boolean handedIn = !state.equals("OPEN") && !state.equals("MISSING");
            rows.add(new Object[] {
                quarter + ":" + item.id() + ":" + unit,
                quarter.toString(),
                item.id().value(),
                item.id().place(),
                unit.value(),
                item.principalLead().value(),
                state,
                // Some have been given longer.
                due(quarter, i % 7 == 0 ? 27 : 20),
                due(quarter, 30),
                handedIn ? due(quarter, 12 + i % 13) : null,
                state.equals("RETURNED") || !handedIn ? null : i % 13 < 9 ? 0 : i % 13 - 8
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

    private UnitId unit(int place) {
        return place < plan.units().size() ? plan.units().get(place).id() : UnitId.of("bench" + place);
    }

    private void summaries(Quarter quarter) {
        boolean newest = quarter.equals(NEWEST);
        jdbc.batchUpdate(
                "insert into summary (id, quarter, item_id, lead_unit_id, state, due_at, closes_at, open_reports, round,"
                        + " late_working_days, times_returned, times_objected) values (?, ?, ?, ?, ?, ?, ?, 0, 1, ?, 0, 0)",
                plan.items().stream()
                        .map(item -> new Object[] {
                            quarter + ":" + item.id(),
                            quarter.toString(),
                            item.id().value(),
                            item.principalLead().value(),
                            newest ? "WAITING" : "ACCEPTED",
                            due(quarter, 25),
                            due(quarter, 30),
                            newest ? null : item.id().place() % 3
                        })
                        .toList());
    }

    private void targets(Item item) {
        int position = 0;
        for (Target target : item.targets()) {
            jdbc.update(
                    // No two of a hundred alike.
                    "insert into report_target (obligation_id, round, position, target_id, reached) select o.id, 1, ?, ?,"
                            + " ? + mod(row_number() over (order by o.id), 100) - 50"
                            + " from obligation o where o.item_id = ? and o.first_submitted_at is not null",
                    position++,
                    target.id(),
                    target.value(),
                    item.id().value());
        }
    }

    private void scores() {
        for (int number = 1; number <= 4; number++) {
            String quarter = new Quarter(NEWEST.year(), number).toString();
            jdbc.update(
                    "insert into score_run (period, number, versions, weights, started_at, completed_at, hash)"
                            + " values (?, 1, '{}', ?, current_timestamp, current_timestamp, 'bench')",
                    quarter,
                    "{\"parts\":{\"REPORT\":40},\"adjustmentCap\":20,\"bonusCap\":8,\"listed\":3}");
            jdbc.update(
                    "insert into unit_score (period, run, unit_id, unit_group, quarters, report, adjustment, total, grade,"
                            + " place) select ?, 1, u.unit_id, null, 1, 90, 0, 90, '良好', null from (select distinct o.unit_id"
                            + " from obligation o where o.quarter = ?) u",
                    quarter,
                    quarter);
        }
    }

    private static Timestamp due(Quarter quarter, int day) {
        return Timestamp.from(new Deadline(quarter.lastMonth().atDay(day)).at().toInstant());
    }
}
