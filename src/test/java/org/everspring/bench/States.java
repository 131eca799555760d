package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.everspring.bench.Results.Row;

/** What is measured with so many obligations open, on all sides in turn. */
final class States {

    private static final int BATCH = 50;
    private static final int PEOPLE = 5;
    private static final int MOST_REMINDERS = 2_000;
    private static final int LONGEST_REMINDING = 8;

    private static final String OPENING = "open an obligation";
    private static final String REMINDER = "send a reminder";

    private static final Map<String, Object> REPORT = Map.of(
            "progressStatus", "onSchedule",
            "progress", "本季度完成窗口整合，企业开办全程网办。",
            "nextSteps", "下一季度推广到全部街道。",
            "drafter", "李明",
            "drafterPhone", "0871-63130000",
            "signedBy", "王芳",
            "signerRole", "deputy");
    private static final Map<String, Object> REVIEW = Map.of("reviewDecision", "accept", "qualityRating", "good");

    private final Results results;
    private final String database;
    private final Sides sides;
    private final Predicate<String> wanted;
    private final int smallest;
    private final List<String> failures = new ArrayList<>();

    States(Results results, String database, Sides sides, Predicate<String> wanted, int smallest) {
        this.results = results;
        this.database = database;
        this.sides = sides;
        this.wanted = wanted;
        this.smallest = smallest;
    }

    /** What could not be measured. */
    List<String> failures() {
        return failures;
    }

    /** Opens until there are so many, and measures there. */
    void at(int size) {
        failures.clear();
        sides.fill(size - (Bench.ROUNDS + 1) * BATCH);
        for (int round = 0; round <= Bench.ROUNDS; round++) {
            Map<Side, Cost> costs = sides.open();
            if (round > 0) {
                costs.forEach((side, cost) -> results.add(database, size, OPENING, side.name(), cost));
            }
        }
        growth(size);
        sides.fill(size);
        row("submitting", () -> submitting(size));
        row("lists", () -> list(size, "list of a unit's tasks", "本单位待办"));
        row("lists", () -> list(size, "empty list", "已逾期"));
        row("desk", () -> desk(size, "unit", BenchPlan.unit(0)));
        row("desk", () -> desk(size, "office", BenchPlan.OFFICE));
        row("desk", () -> desk(size, "lead unit", BenchPlan.lead(0)));
        row("count", () -> count(size));
        row("reminders", () -> reminders(size));
        row("heap", () -> heap(size));
    }

    /** What cannot be measured does not keep the rest from being so. */
    private void row(String name, Runnable measure) {
        if (!wanted.test(name)) {
            return;
        }
        try {
            measure.run();
            Bench.say("  " + name);
        } catch (IllegalStateException e) {
            failures.add(database + ", " + name + ": " + e.getMessage());
            Bench.say("  " + name + " failed: " + e.getMessage());
        }
    }

    /** How much dearer an opening has become since the smallest size. */
    private void growth(int size) {
        if (size == smallest) {
            return;
        }
        for (Row row : List.copyOf(results.rows())) {
            if (row.database().equals(database)
                    && row.size() == size
                    && row.what().equals(OPENING)) {
                Row before = new Row(database, smallest, OPENING, row.measure(), row.unit());
                for (String side : List.of(Side.EVERSPRING, Side.TUNED, Side.AS_IT_COMES)) {
                    double growth =
                            Results.median(results.windows(row, side)) / Results.median(results.windows(before, side));
                    String what = OPENING + ", growth since " + smallest;
                    results.add(database, size, what, row.measure(), Results.TIMES, side, growth);
                }
            }
        }
    }

    /** The first window of each warms up. Who comes first changes. */
    private void inTurn(int size, String what, List<Side> sides, Function<Side, Cost> window) {
        int rounds = what.equals(REMINDER) ? Math.min(Bench.ROUNDS, 3) : Bench.ROUNDS;
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get((round + i) % sides.size());
                Cost cost = window.apply(side);
                if (round > 0) {
                    results.add(database, size, what, side.name(), cost);
                }
            }
        }
    }

    private void submitting(int size) {
        for (int round = 0; round <= Bench.ROUNDS; round++) {
            for (int i = 0; i < sides.all.size(); i++) {
                Side side = sides.all.get((round + i) % sides.all.size());
                List<String> instances = new ArrayList<>();
                Cost waited = submitAndAccept(side, round, instances);
                Cost after = side.cost("settle", Map.of("instances", instances));
                if (round > 0) {
                    results.add(database, size, "submit and accept a report", side.name(), waited);
                    results.add(database, size, "the job after the acceptance", side.name(), after);
                }
            }
        }
    }

    /** Other units each time: at the smallest size each has only a few reports. */
    private static Cost submitAndAccept(Side side, int round, List<String> instances) {
        List<Runnable> submissions = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String unit = BenchPlan.unit(round * PEOPLE + person);
            JsonNode report =
                    side.ask("reports", Map.of("unit", unit, "count", 1)).get(0);
            instances.add(report.path("instance").asText());
            Tasklist liaison = side.as(unit + ".liaison");
            submissions.add(() -> liaison.doTask(report.path("task").asText(), REPORT));
        }
        Cost submitted = side.during(PEOPLE, () -> submissions.forEach(Runnable::run));
        List<Runnable> acceptances = new ArrayList<>();
        for (String instance : instances) {
            JsonNode review = side.ask("review", Map.of("instance", instance));
            Tasklist lead = side.as(review.path("lead").asText() + ".liaison");
            acceptances.add(() -> lead.doTask(review.path("task").asText(), REVIEW));
        }
        return submitted.plus(side.during(PEOPLE, () -> acceptances.forEach(Runnable::run)));
    }

    private void list(int size, String what, String name) {
        inTurn(size, what, sides.all, side -> {
            List<Runnable> requests = new ArrayList<>();
            for (int i = 0; i < 2 * PEOPLE; i++) {
                Tasklist person = side.as(BenchPlan.unit(i % PEOPLE) + ".liaison");
                String filter = person.filter(name);
                requests.add(() -> person.list(filter));
            }
            return side.during(requests.size(), () -> requests.forEach(Runnable::run));
        });
    }

    private void desk(int size, String who, String unit) {
        Tasklist person = sides.everSpring.as(unit + ".liaison");
        for (String page : List.of("/desk", "/desk/quarter")) {
            String what = page + ", " + who;
            inTurn(size, what, List.of(sides.everSpring), side -> side.during(1, () -> person.page(page)));
            results.add(database, size, what, "page", "kB", Side.EVERSPRING, person.page(page));
        }
    }

    private void count(int size) {
        inTurn(size, "count all tasks as administrator", sides.all, side -> {
            Tasklist admin = side.as("admin");
            side.ask("touch");
            return side.during(1, admin::countAll);
        });
    }

    private void reminders(int size) {
        Map<String, Integer> due = Map.of("count", Math.min(MOST_REMINDERS, size / 10), "seconds", LONGEST_REMINDING);
        sides.all.forEach(side -> side.ask("rest"));
        inTurn(size, REMINDER, sides.all, side -> side.cost("remind", due));
        sides.all.forEach(side -> side.ask("wake"));
        Row time = new Row(database, size, REMINDER, "time", "ms");
        for (Side side : sides.all) {
            for (double millis : results.windows(time, side.name())) {
                results.add(database, size, REMINDER, "rate", "a second", side.name(), 1000 / millis);
            }
        }
    }

    private void heap(int size) {
        for (Side side : sides.all) {
            double used = side.ask("heap").path("megabytes").asDouble();
            results.add(database, size, "heap after a collection", "used", "MB", side.name(), used);
        }
    }
}
