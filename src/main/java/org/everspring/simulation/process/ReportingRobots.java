package org.everspring.simulation.process;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.everspring.calendar.DeadlinePolicy;
import org.everspring.calendar.Quarter;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Item;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ReportExtensions;
import org.everspring.reporting.ReportUrges;
import org.everspring.reporting.UnitReports;
import org.everspring.simulation.City;
import org.everspring.simulation.Dice;
import org.everspring.simulation.Diligence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Units report, most of them in time; leads review, a few reports come back; some ask for more time, some are urged. */
@Component
@Profile("year")
class ReportingRobots implements Robots {

    private final DeadlinePolicy deadlines;
    private final ObligationQueries obligations;
    private final UnitReports reports;
    private final ReportExtensions extensions;
    private final Extensions requests;
    private final ReportUrges urges;

    ReportingRobots(
            DeadlinePolicy deadlines,
            ObligationQueries obligations,
            UnitReports reports,
            ReportExtensions extensions,
            Extensions requests,
            ReportUrges urges) {
        this.deadlines = deadlines;
        this.obligations = obligations;
        this.reports = reports;
        this.extensions = extensions;
        this.requests = requests;
        this.urges = urges;
    }

    @Override
    public Map<String, Robot> on(Stage stage) {
        return Map.of(
                "userTask_fillReport", (task, dice) -> fill(stage, task, dice),
                "userTask_reviewReport", (task, dice) -> review(stage, task, dice),
                "userTask_decideExtension", (task, dice) -> decideExtension(stage, task, dice),
                "userTask_answerUrge",
                        (task, dice) -> stage.after(
                                dice.between(0, 1),
                                dice,
                                () -> Stage.form("urgeAnswer", sentence(stage, "answers", task, dice))));
    }

    private @Nullable Move fill(Stage stage, OpenTask task, Dice dice) {
        ObligationId id = ObligationId.parse(task.matter());
        Item item = stage.plan().item(id.item());
        if (task.visit() > 1) {
            return stage.after(dice.between(1, 2), dice, () -> report(stage, task, id, item, dice));
        }
        if (id.quarter().equals(stage.current()) && stage.isLeftToTheVisitor(item, id.unit())) {
            return null;
        }
        LocalDate due = deadlines.datesOf(id.quarter()).reportDueOn();
        Diligence diligence = stage.city().diligence(id.unit());
        if (dice.chance(diligence.onTime())) {
            int days = Math.max(1, (int) (due.toEpochDay() - stage.today().toEpochDay()));
            LocalDateTime at = stage.agenda().on(stage.today().plusDays(dice.between(1, days)), dice);
            if (at.toLocalDate().isAfter(due)) {
                at = due.atTime(11, 32);
            }
            if (dice.chance(0.02)) {
                stage.agenda().enter(at.plusMinutes(9), () -> reports.withdraw(id, Set.of(id.unit())));
            }
            return new Move(at, () -> report(stage, task, id, item, dice));
        }
        if (dice.chance(0.25)) {
            LocalDate until = due.plusDays(dice.between(2, 5));
            stage.agenda()
                    .enter(
                            stage.agenda().on(due.minusDays(4), dice),
                            () -> extensions.request(
                                    id,
                                    until,
                                    sentence(stage, "extensions", task, dice),
                                    Set.of(id.unit()),
                                    stage.staff().handOf(id.unit())));
            return new Move(until.atTime(10, 21), () -> report(stage, task, id, item, dice));
        }
        return dice.chance(0.2)
                ? null
                : new Move(
                        stage.agenda().on(due.plusDays(dice.between(1, 8)), dice),
                        () -> report(stage, task, id, item, dice));
    }

    private Map<String, Object> report(Stage stage, OpenTask task, ObligationId id, Item item, Dice dice) {
        City city = stage.city();
        double care = city.diligence(id.unit()).care();
        int passed = stage.passed(id.quarter());
        boolean behind = dice.chance((1 - care) * 1.2);
        Map<String, Object> form = Stage.form(
                "progressStatus",
                behind ? "behind" : dice.chance(0.1 + 0.05 * passed) ? "ahead" : "onSchedule",
                "progress",
                sentence(stage, "progress", task, dice) + sentence(stage, "progress", task, dice),
                "nextSteps",
                sentence(stage, "nextSteps", task, dice),
                "drafter",
                city.drafter(id.unit()),
                "drafterPhone",
                city.phone(id.unit()),
                "signedBy",
                city.signer(id.unit()),
                "signerRole",
                dice.chance(0.8) ? "deputy" : "principal");
        if (dice.chance(0.3)) {
            form.put("experience", sentence(stage, "experience", task, dice));
        }
        if (behind || dice.chance(0.15)) {
            form.put("difficulties", sentence(stage, "difficulties", task, dice));
        }
        if (dice.chance(0.035)) {
            form.put("problems", JsonVariable.of(List.of(stage.texts().problem(item, id.unit(), dice))));
        }
        put(form, "measures", stage.staff().rows(task, "measures"), "status", row -> status(passed, behind, dice));
        put(form, "targets", stage.staff().rows(task, "targets"), "value", row -> reached(city, item, id, passed, row));
        return form;
    }

    private static String status(int passed, boolean behind, Dice dice) {
        if (dice.chance(0.15 + 0.15 * passed)) {
            return "done";
        }
        return behind && dice.chance(0.5) ? "behind" : "onSchedule";
    }

    private static @Nullable Object reached(
            City city, Item item, ObligationId id, int passed, Map<String, Object> row) {
        return item.targets().stream()
                .filter((Target target) -> target.title().equals(row.get("title")))
                .findFirst()
                .map(target -> city.reached(target, id.unit(), passed))
                .orElse(null);
    }

    /** A list without rows is hidden, and a browser leaves out what is hidden. */
    private static void put(
            Map<String, Object> form,
            String list,
            List<Map<String, Object>> rows,
            String field,
            Function<Map<String, Object>, @Nullable Object> value) {
        if (rows.isEmpty()) {
            return;
        }
        List<Map<String, Object>> filled = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> copy = new LinkedHashMap<>(row);
            copy.put(field, value.apply(row));
            filled.add(copy);
        }
        form.put(list, JsonVariable.of(filled));
    }

    private static @Nullable Move review(Stage stage, OpenTask task, Dice dice) {
        ObligationId id = ObligationId.parse(task.matter());
        double care = stage.city().diligence(id.unit()).care();
        if (task.visit() == 1 && dice.chance((1 - care) * 0.6)) {
            return stage.after(
                    dice.between(1, 2),
                    dice,
                    () -> Stage.form(
                            "reviewDecision", "return", "returnReason", sentence(stage, "reviews", task, dice)));
        }
        double quality = care * 0.6 + dice.share() * 0.4;
        String rating = quality > 0.9 ? "excellent" : quality > 0.65 ? "good" : quality > 0.5 ? "fair" : "poor";
        return stage.after(
                dice.between(0, 3), dice, () -> Stage.form("reviewDecision", "accept", "qualityRating", rating));
    }

    private Move decideExtension(Stage stage, OpenTask task, Dice dice) {
        return stage.after(dice.between(0, 1), dice, () -> {
            LocalDate asked = requests.last(ObligationId.parse(task.matter()))
                    .orElseThrow()
                    .requestedOn();
            return dice.chance(0.75)
                    ? Stage.form("extensionDecision", "grant", "grantedDate", asked.toString())
                    : Stage.form("extensionDecision", "refuse", "extensionComment", "请克服困难，按期报送。");
        });
    }

    @Override
    public void begin(Stage stage) {
        for (Quarter quarter = stage.first(); quarter.compareTo(stage.current()) <= 0; quarter = quarter.next()) {
            urgeTheLate(stage, quarter);
        }
    }

    /** On the working day after the date the lead urges those that have not reported. */
    private void urgeTheLate(Stage stage, Quarter quarter) {
        LocalDate day = deadlines.datesOf(quarter).reportDueOn().plusDays(1);
        stage.agenda().enter(stage.agenda().on(day, stage.city().dice("urge", quarter)), () -> {
            for (ObligationSnapshot obligation : obligations.ofQuarter(quarter)) {
                Dice dice = stage.city().dice("urge", obligation.id());
                if (obligation.state().isWithUnit() && dice.chance(0.7)) {
                    UnitId lead = stage.plan().item(obligation.id().item()).principalLead();
                    urges.urge(
                            obligation.id(),
                            stage.texts()
                                    .sentence(
                                            "urges",
                                            stage.plan().item(obligation.id().item()),
                                            obligation.id().unit(),
                                            dice),
                            Set.of(lead),
                            stage.staff().handOf(lead));
                }
            }
        });
    }

    private static String sentence(Stage stage, String kind, OpenTask task, Dice dice) {
        ObligationId id = ObligationId.parse(task.matter());
        return stage.texts().sentence(kind, stage.plan().item(id.item()), id.unit(), dice);
    }
}
