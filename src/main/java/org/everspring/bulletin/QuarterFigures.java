package org.everspring.bulletin;

import static java.util.stream.Collectors.groupingBy;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.everspring.bulletin.BulletinFacts.ExperienceRow;
import org.everspring.bulletin.BulletinFacts.ItemRow;
import org.everspring.bulletin.BulletinFacts.Loop;
import org.everspring.bulletin.BulletinFacts.Reached;
import org.everspring.bulletin.BulletinFacts.TargetRow;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.Closure;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.ExperienceState;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryRecords;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Punctuality;
import org.everspring.reporting.Report;
import org.everspring.reporting.TargetResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what a quarter has brought, by the queries that the lists ask. */
@Component
class QuarterFigures {

    private final QuarterRecords records;
    private final Summaries summaries;
    private final SummaryRecords texts;
    private final ProblemQueries problems;
    private final ExperienceQueries experiences;
    private final UnitStandings standings;
    private final ItemLights lights;
    private final Plan plan;

    QuarterFigures(
            QuarterRecords records,
            Summaries summaries,
            SummaryRecords texts,
            ProblemQueries problems,
            ExperienceQueries experiences,
            UnitStandings standings,
            ItemLights lights,
            Plan plan) {
        this.records = records;
        this.summaries = summaries;
        this.texts = texts;
        this.problems = problems;
        this.experiences = experiences;
        this.standings = standings;
        this.lights = lights;
        this.plan = plan;
    }

    /** How things stand at that moment, with what the leads have written. */
    record Standing(BulletinFacts facts, Map<SummaryId, SummaryText> texts) {}

    Standing of(Quarter quarter, OffsetDateTime now) {
        List<ObligationSnapshot> owed = records.owed(quarter);
        Map<ObligationId, Report> reports = records.standing(owed);
        List<SummarySnapshot> items = summaries.ofQuarter(quarter);
        Map<SummaryId, SummaryText> written = texts.handedIn(quarter);
        List<ProblemSnapshot> touched = problems.runningBetween(begin(quarter), begin(quarter.next()));
        Map<SummaryId, List<ObligationSnapshot>> byItem =
                owed.stream().collect(groupingBy(obligation -> obligation.id().summary()));
        Map<ItemId, String> shining = lights.of(quarter, now);
        BulletinFacts facts = new BulletinFacts(
                now,
                Punctuality.of(owed),
                Math.toIntExact(items.stream()
                        .filter(summary -> summary.state() == SummaryState.ACCEPTED)
                        .count()),
                loop(touched, quarter, now),
                items.stream()
                        .map(summary -> item(
                                summary,
                                byItem.getOrDefault(summary.id(), List.of()),
                                written.get(summary.id()),
                                shining.getOrDefault(summary.id().item(), "灰"),
                                loop(of(touched, summary.id().item()), quarter, now)))
                        .toList(),
                items.stream()
                        .flatMap(summary -> plan.findItem(summary.id().item().value()).stream())
                        .flatMap(item -> targets(item, owed, reports, quarter).stream())
                        .toList(),
                experiences(quarter),
                standings.of(owed, records.owed(quarter.previous())));
        return new Standing(facts, written);
    }

    private ItemRow item(
            SummarySnapshot summary,
            List<ObligationSnapshot> owed,
            @Nullable SummaryText text,
            String light,
            Loop loop) {
        ItemId id = summary.id().item();
        return new ItemRow(
                id.value(),
                title(id),
                plan.nameOf(summary.leadUnit()),
                summary.state().label(),
                text != null && !summary.isWithLead() ? text.status().label() : null,
                light,
                Punctuality.of(owed),
                owed.stream()
                        .filter(Punctuality::isMissing)
                        .map(obligation -> plan.nameOf(obligation.id().unit()))
                        .toList(),
                loop);
    }

    private String title(ItemId id) {
        return plan.findItem(id.value())
                .map(item -> item.id() + " " + item.title())
                .orElse(id.value());
    }

    private List<TargetRow> targets(
            Item item, List<ObligationSnapshot> owed, Map<ObligationId, Report> reports, Quarter quarter) {
        Map<UnitId, Report> ofItem = new LinkedHashMap<>();
        owed.stream()
                .map(ObligationSnapshot::id)
                .filter(id -> id.item().equals(item.id()) && reports.containsKey(id))
                .forEach(id -> ofItem.put(id.unit(), reports.get(id)));
        return item.targets().stream()
                .map(target -> row(item, TargetResult.of(target, ofItem), quarter))
                .toList();
    }

    private TargetRow row(Item item, TargetResult result, Quarter quarter) {
        var target = result.target();
        return new TargetRow(
                item.id().value(),
                target.title(),
                target.goalText() + (target.dueOn() == null ? "" : "（" + DateText.DAY.of(target.dueOn()) + "前）"),
                TargetWords.reached(result, plan),
                reached(result, quarter));
    }

    private static Reached reached(TargetResult result, Quarter quarter) {
        if (!result.isKnown()) {
            return Reached.UNKNOWN;
        }
        if (result.isMet()) {
            return Reached.MET;
        }
        return result.isBeforeItsDay(WorkCalendar.dayOf(begin(quarter.next()))) ? Reached.UNDERWAY : Reached.MISSED;
    }

    private static List<ProblemSnapshot> of(List<ProblemSnapshot> problems, ItemId item) {
        return problems.stream().filter(problem -> item.equals(problem.item())).toList();
    }

    private static Loop loop(List<ProblemSnapshot> problems, Quarter quarter, OffsetDateTime now) {
        return new Loop(
                count(problems, problem -> !problem.discovery().at().isBefore(begin(quarter))),
                count(problems, problem -> isClosedBefore(problem, begin(quarter.next()))),
                count(problems, problem -> problem.state().isRunning()),
                count(problems, problem -> isOverdue(problem, now)));
    }

    private static boolean isClosedBefore(ProblemSnapshot problem, OffsetDateTime moment) {
        Closure closure = problem.closure();
        return problem.state() == ProblemState.CLOSED
                && closure != null
                && closure.at().isBefore(moment);
    }

    private static boolean isOverdue(ProblemSnapshot problem, OffsetDateTime now) {
        Deadline due = problem.currentDue();
        return problem.state().isRunning() && due != null && due.isPast(now);
    }

    private static int count(List<ProblemSnapshot> problems, Predicate<ProblemSnapshot> which) {
        return Math.toIntExact(problems.stream().filter(which).count());
    }

    private List<ExperienceRow> experiences(Quarter quarter) {
        List<Experience> published = experiences.publishedBetween(begin(quarter), begin(quarter.next()));
        Map<ExperienceId, AdoptionCount> counts = experiences.adoptionCounts(
                published.stream().map(Experience::id).toList());
        return published.stream()
                .map(experience -> row(experience, counts.get(experience.id())))
                .toList();
    }

    private ExperienceRow row(Experience experience, @Nullable AdoptionCount count) {
        return new ExperienceRow(
                experience.id().toString(),
                experience.title(),
                plan.nameOf(experience.unit()),
                title(experience.item()),
                experience.state() == ExperienceState.PROMOTED
                        ? experience.level().label()
                        : experience.state().label(),
                count == null ? 0 : count.adopted(),
                count == null ? 0 : count.targets());
    }

    /** The first moment of the quarter's three months. */
    static OffsetDateTime begin(Quarter quarter) {
        return quarter.lastMonth()
                .minusMonths(2)
                .atDay(1)
                .atStartOfDay(WorkCalendar.ZONE)
                .toOffsetDateTime();
    }
}
