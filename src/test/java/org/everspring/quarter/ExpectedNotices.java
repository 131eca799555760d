package org.everspring.quarter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Script.Step;
import org.everspring.reporting.ObligationState;

/**
 * Whom the quarter tells what, worked out from the scripts, a calendar of its own and a copy of reminderPolicy.dmn; nothing
 * here asks the application.
 */
final class ExpectedNotices {

    private static final LocalDate SUMMARIES_DUE = Script.december("25");
    private static final LocalDate MEASURES_DUE = Script.december("15");
    private static final LocalDateTime OPENED = Script.december("1").atTime(9, 0);
    private static final LocalDateTime CLOSED = LocalDate.of(2027, 1, 1).atStartOfDay();

    /** One row of the notices: the key, and the account that has it. */
    record Told(String key, String user) {}

    private final Set<Told> told = new HashSet<>();
    private final Plan plan;

    ExpectedNotices(Plan plan) {
        this.plan = plan;
    }

    Set<Told> all() {
        return told;
    }

    private void tell(String key, String... users) {
        Arrays.stream(users).map(user -> new Told(key, user)).forEach(told::add);
    }

    void of(ObligationId id, Fate fate) {
        String unit = liaison(id.unit());
        String leader = leader(id.unit());
        String lead = liaison(plan.item(id.item()).principalLead());
        String office = liaison(plan.office().id());
        tell("report-opened:" + id, unit);
        int round = 0;
        String urgedBy = lead;
        for (Step step : fate.script.steps()) {
            switch (step.verb()) {
                case "report" -> tell("report-submitted:" + id + ":" + ++round, lead);
                case "return" -> tell("report-returned:" + id + ":" + round, unit);
                case "withdraw" -> tell("report-withdrawn:" + id + ":" + round, lead);
                case "ask" -> tell("extension-requested:" + id + ":1", lead);
                case "grant", "refuse" -> tell("extension-answered:" + id + ":1", unit);
                case "urge", "urgeByOffice" -> {
                    urgedBy = step.is("urge") ? lead : office;
                    tell("report-urged:" + id + ":1:LIAISON", unit);
                    tell("report-urged:" + id + ":1:LEADER", leader);
                }
                case "answer" -> tell("urge-answered:" + id + ":1", urgedBy);
                default -> {}
            }
        }
        if (fate.end == ObligationState.MISSING) {
            tell("report-missing:" + id + ":" + id.unit() + ":LEADER", leader);
            tell("report-missing:" + id + ":" + plan.item(id.item()).principalLead() + ":LIAISON", lead);
            tell("report-missing:" + id + ":" + plan.office().id() + ":LIAISON", office);
        }
        for (LocalDateTime morning : mornings(OPENED, fate.script, CLOSED, "report", "return", "withdraw")) {
            String key = "reminder:report:" + id + ":" + morning.toLocalDate();
            switch (workingDaysLeft(morning.toLocalDate(), fate.dueAt(morning))) {
                case 10, 5, 3 -> tell(key, unit);
                case 1, 0 -> tell(key, unit, leader);
                case -1, -2, -3, -4 -> tell(key, unit, leader, lead);
                case -5, -6, -7, -8, -9 -> tell(key, unit, leader, lead, office);
                default -> {}
            }
        }
    }

    /** @param begun when the lead gets its task */
    void of(SummaryId id, SummaryFate fate, LocalDateTime begun) {
        Item item = plan.item(id.item());
        String lead = liaison(item.principalLead());
        String leader = leader(item.principalLead());
        String office = liaison(plan.office().id());
        UnitId group = plan.leadingGroup().id();
        tell("summary-begun:" + id, lead);
        int round = 0;
        for (Step step : fate.script.steps()) {
            switch (step.verb()) {
                case "submit" -> {
                    round++;
                    for (UnitId coLead : item.coLeads()) {
                        tell("countersign-asked:" + id + ":" + round + ":" + coLead, liaison(coLead));
                    }
                    // The office hears of it when the co-leads are done, or after the second objection.
                    boolean firstObjection = fate.objected == 1 && round == 1;
                    if (!firstObjection) {
                        tell("summary-submitted:" + id + ":" + round, office);
                    } else {
                        tell("summary-objected:" + id + ":" + round, lead);
                    }
                }
                case "return" -> tell("summary-returned:" + id + ":" + round, lead);
                default -> {}
            }
        }
        if (fate.end == SummaryState.MISSING) {
            tell("summary-missing:" + id, office);
        }
        // The second objection goes to the office, not back to the lead.
        String[] back =
                fate == SummaryFate.OBJECTED_TWICE ? new String[] {"return"} : new String[] {"return", "object"};
        for (LocalDateTime morning : mornings(begun, fate.script, CLOSED, "submit", back)) {
            String key = "reminder:summary:" + id + ":" + morning.toLocalDate();
            switch (workingDaysLeft(morning.toLocalDate(), SUMMARIES_DUE)) {
                case 3, 1 -> tell(key, lead);
                case 0 -> tell(key, lead, leader);
                case -1, -2 -> tell(key, lead, leader, office);
                case -3, -4 -> tell(key, lead, leader, office, liaison(group), leader(group));
                default -> {}
            }
        }
    }

    void of(BreakdownId id, BreakdownFate fate) {
        String unit = liaison(id.unit());
        String leader = leader(id.unit());
        String lead = liaison(plan.item(id.item()).principalLead());
        tell("measures-opened:" + id + ":" + MEASURES_DUE.plusDays(1) + "T00:00:00+08:00", unit);
        int version = 0;
        for (Step step : fate.script.steps()) {
            switch (step.verb()) {
                case "draft" -> tell("measures-submitted:" + id + ":" + ++version, lead);
                case "return" -> tell("measures-returned:" + id + ":" + version, unit);
                default -> {}
            }
        }
        LocalDateTime closed = Script.december("23").atStartOfDay();
        for (LocalDateTime morning : mornings(OPENED, fate.script, closed, "draft", "return")) {
            String key = "reminder:measures:" + id + ":" + morning.toLocalDate();
            switch (workingDaysLeft(morning.toLocalDate(), MEASURES_DUE)) {
                case 5, 2, 0 -> tell(key, unit);
                case -1, -2 -> tell(key, unit, leader);
                case -3, -4, -5 -> tell(key, unit, leader, lead);
                default -> {}
            }
        }
    }

    void ofBulletin(String quarter) {
        tell("bulletin-drafted:" + quarter, liaison(plan.office().id()));
        for (Unit unit : plan.units()) {
            boolean isOffice = unit.id().equals(plan.office().id());
            tell("bulletin-published:" + quarter + ":" + unit.id(), isOffice ? liaison(unit.id()) : leader(unit.id()));
        }
    }

    /** 09:00 of the working days on which the task waits; {@code done} takes it away, {@code again} brings it back. */
    private static List<LocalDateTime> mornings(
            LocalDateTime opened, Script script, LocalDateTime closed, String done, String... again) {
        List<LocalDateTime> mornings = new ArrayList<>();
        for (LocalDate day = opened.toLocalDate(); day.isBefore(closed.toLocalDate()); day = day.plusDays(1)) {
            LocalDateTime morning = day.atTime(9, 0);
            String last = script.steps().stream()
                    .filter(step -> step.at().isBefore(morning))
                    .filter(step -> step.is(done) || step.is(again))
                    .map(Step::verb)
                    .reduce((first, second) -> second)
                    .orElse("");
            if (Script.isWorkingDay(day) && morning.isAfter(opened) && !last.equals(done)) {
                mornings.add(morning);
            }
        }
        return mornings;
    }

    private static int workingDaysLeft(LocalDate day, LocalDate due) {
        return day.isAfter(due) ? Math.min(-1, -workingDays(due.plusDays(1), day)) : workingDays(day.plusDays(1), due);
    }

    private static int workingDays(LocalDate from, LocalDate to) {
        return (int)
                from.datesUntil(to.plusDays(1)).filter(Script::isWorkingDay).count();
    }

    private static String liaison(UnitId unit) {
        return unit + ".liaison";
    }

    private static String leader(UnitId unit) {
        return unit + ".leader";
    }
}
