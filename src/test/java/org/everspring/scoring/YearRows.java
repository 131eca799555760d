package org.everspring.scoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The rows that a year's processes leave behind, without running them. What is said of a matter twice holds as it was said
 * last.
 */
public final class YearRows {

    private final Map<String, Object[]> obligations = new LinkedHashMap<>();
    private final Map<String, Object[]> reports = new LinkedHashMap<>();
    private final Map<String, Object[]> summaries = new LinkedHashMap<>();
    private final List<Object[]> problems = new ArrayList<>();
    private final List<Object[]> decisions = new ArrayList<>();
    private final List<Object[]> progress = new ArrayList<>();
    private final List<Object[]> experiences = new ArrayList<>();
    private final List<Object[]> adoptions = new ArrayList<>();
    private final List<Object[]> recognitions = new ArrayList<>();

    /** @param quality {@code GOOD} and the like */
    public YearRows accepted(String quarter, String item, String unit, int late, String quality, int returned) {
        String id = obligation(quarter, item, unit, "ACCEPTED", late, returned);
        reports.put(id, report(quarter, id, returned + 1, "accept", quality));
        return this;
    }

    YearRows unreviewed(String quarter, String item, String unit, int late) {
        String id = obligation(quarter, item, unit, "UNREVIEWED", late, 0);
        reports.put(id, report(quarter, id, 1, null, null));
        return this;
    }

    public YearRows missing(String quarter, String item, String unit) {
        reports.remove(obligation(quarter, item, unit, "MISSING", null, 0));
        return this;
    }

    /** As if the unit had never had the duty. */
    YearRows without(String quarter, String item, String unit) {
        String id = quarter + ":" + item + ":" + unit;
        obligations.remove(id);
        reports.remove(id);
        return this;
    }

    private String obligation(String quarter, String item, String unit, String state, Integer late, int returned) {
        String id = quarter + ":" + item + ":" + unit;
        obligations.put(id, new Object[] {
            id,
            quarter,
            item,
            unit,
            "lead",
            state,
            due(quarter, 20).at(),
            closing(quarter).at(),
            late == null ? 0 : returned + 1,
            late == null ? null : due(quarter, 18).at(),
            late,
            returned,
            0,
            0,
            closing(quarter).at()
        });
        return id;
    }

    private static Object[] report(String quarter, String id, int round, String decision, String quality) {
        OffsetDateTime at = due(quarter, 18).at();
        return new Object[] {
            id, round, "ON_SCHEDULE", "进展", "打算", "张三", "0871", "李四", "分管负责人", "user", at, decision, quality
        };
    }

    public YearRows summary(String quarter, String item, String lead, String state, Integer late, int returned) {
        String id = quarter + ":" + item;
        summaries.put(id, new Object[] {
            id,
            quarter,
            item,
            lead,
            state,
            due(quarter, 25).at(),
            closing(quarter).at(),
            0,
            late == null ? 0 : 1,
            late,
            returned,
            0,
            // The last moment of the quarter.
            state.equals("SUBMITTED") ? null : closing(quarter).at().minusMinutes(1)
        });
        return this;
    }

    /** One that was assigned to the unit; what is decided about it comes besides. */
    YearRows problem(String id, String unit, String assignedOn, String dueOn, String state, String closedOn) {
        problems.add(new Object[] {
            id,
            "FORM",
            "问题" + id,
            "说明",
            "yingshangban",
            "某人",
            noon(assignedOn),
            state,
            "yingshangban",
            unit,
            "yingshangban",
            new Deadline(LocalDate.parse(dueOn)).at(),
            0,
            closedOn == null ? null : noon(closedOn)
        });
        return decided(id, "ACCEPT", unit, dueOn, assignedOn);
    }

    YearRows decided(String problem, String choice, String unit, String dueOn, String on) {
        long before = decisions.stream().filter(row -> row[0].equals(problem)).count();
        decisions.add(new Object[] {
            problem,
            before + 1,
            choice,
            unit,
            dueOn == null ? null : LocalDate.parse(dueOn),
            "user",
            "某人",
            noon(on),
            noon(on)
        });
        return this;
    }

    YearRows applied(String problem, String on) {
        long before = progress.stream().filter(row -> row[0].equals(problem)).count();
        progress.add(new Object[] {problem, before + 1, "已完成整改", "user", "某人", noon(on)});
        return this;
    }

    YearRows experience(String id, String unit, String publishedOn, String adoptDueOn) {
        experiences.add(new Object[] {
            id,
            "2.1",
            unit,
            "经验" + id,
            "背景",
            "做法",
            "成效",
            "可复制",
            "PROMOTED",
            1,
            "NONE",
            "user",
            noon(publishedOn),
            new Deadline(LocalDate.parse(adoptDueOn)).at(),
            noon(publishedOn)
        });
        return this;
    }

    YearRows recognised(String experience, String level, String on) {
        long before =
                recognitions.stream().filter(row -> row[0].equals(experience)).count();
        recognitions.add(new Object[] {experience, before + 1, level, "依据", "user", noon(on)});
        return this;
    }

    /** @param state {@code OPEN} without a day */
    YearRows answered(String experience, String unit, String state, String on) {
        adoptions.add(new Object[] {experience, unit, adoptions.size() + 1, state, on == null ? null : noon(on)});
        return this;
    }

    int obligations() {
        return obligations.size();
    }

    int summaries() {
        return summaries.size();
    }

    public void insert(JdbcOperations jdbc) {
        TreeSet<String> quarters = new TreeSet<>();
        obligations.values().forEach(row -> quarters.add((String) row[1]));
        summaries.values().forEach(row -> quarters.add((String) row[1]));
        jdbc.batchUpdate(
                "insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                        + " open_summaries, admitted_at) values (?, 'PUBLISHED', ?, ?, ?, 0, 0, ?)",
                quarters.stream()
                        .map(quarter -> new Object[] {
                            quarter,
                            due(quarter, 20).at(),
                            due(quarter, 25).at(),
                            closing(quarter).at(),
                            due(quarter, 1).at()
                        })
                        .toList());
        insert(
                jdbc,
                "obligation (id, quarter, item_id, unit_id, lead_unit_id, state, due_at, closes_at, round,"
                        + " first_submitted_at, late_working_days, times_returned, times_withdrawn, times_urged, closed_at)",
                obligations.values());
        insert(
                jdbc,
                "report (obligation_id, round, status, progress, next_steps, drafter, drafter_phone, signed_by,"
                        + " signer_role, submitted_by, submitted_at, review_decision, quality_rating)",
                reports.values());
        insert(
                jdbc,
                "summary (id, quarter, item_id, lead_unit_id, state, due_at, closes_at, open_reports, round,"
                        + " late_working_days, times_returned, times_objected, closed_at)",
                summaries.values());
        insert(
                jdbc,
                "problem (id, source, title, description, reported_by_unit_id, reported_by_name, reported_at,"
                        + " state, triage_unit_id, unit_id, lead_unit_id, due_at, verification_failures, closed_at)",
                problems);
        insert(
                jdbc,
                "problem_decision (problem_id, number, choice, unit_id, due_on, decided_by, decided_by_name,"
                        + " decided_at, taken_at)",
                decisions);
        insert(
                jdbc,
                "problem_progress (problem_id, number, progress, recorded_by, recorded_by_name, recorded_at)",
                progress);
        insert(
                jdbc,
                "experience (id, item_id, unit_id, title, background, practice, effect, copyable, state, round,"
                        + " recognition, nominated_by, nominated_at, adopt_due_at, published_at)",
                experiences);
        insert(
                jdbc,
                "experience_recognition (experience_id, number, level, basis, recognised_by, recognised_at)",
                recognitions);
        insert(jdbc, "experience_adoption (experience_id, unit_id, position, state, answered_at)", adoptions);
    }

    private static void insert(JdbcOperations jdbc, String columns, Collection<Object[]> rows) {
        int count = columns.split(",").length;
        jdbc.batchUpdate("insert into " + columns + " values (?" + ", ?".repeat(count - 1) + ")", List.copyOf(rows));
    }

    private static Deadline due(String quarter, int day) {
        return new Deadline(Quarter.parse(quarter).lastMonth().atDay(day));
    }

    private static Deadline closing(String quarter) {
        return new Deadline(Quarter.parse(quarter).lastMonth().atEndOfMonth());
    }

    private static OffsetDateTime noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(WorkCalendar.ZONE).toOffsetDateTime();
    }
}
