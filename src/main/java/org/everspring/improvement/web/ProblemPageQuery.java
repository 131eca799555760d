package org.everspring.improvement.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.improvement.Benchmark;
import org.everspring.improvement.Closure;
import org.everspring.improvement.ImprovementAttempt;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.TrackedMeasure;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.reporting.MeasureStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers everything about one problem for its page. */
@Component
@Transactional(readOnly = true)
class ProblemPageQuery {

    private static final List<String> STEPS = List.of("发现", "分办", "对标", "改进", "验收", "总结", "销号");

    private final ProblemQueries problems;
    private final Experiences experiences;
    private final ExperienceQueries experienceQueries;
    private final ProblemListQuery desk;
    private final ProblemTexts texts;
    private final Clock clock;

    ProblemPageQuery(
            ProblemQueries problems,
            Experiences experiences,
            ExperienceQueries experienceQueries,
            ProblemListQuery desk,
            ProblemTexts texts,
            Clock clock) {
        this.problems = problems;
        this.experiences = experiences;
        this.experienceQueries = experienceQueries;
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
    }

    ProblemPage page(ProblemSnapshot problem, StaffMember reader) {
        ProblemId id = problem.id();
        UnitId waitingFor = problem.waitingUnit();
        List<ImprovementAttempt> attempts = problems.attempts(id);
        ImprovementAttempt attempt = current(problem, attempts);
        return new ProblemPage(
                id.toString(),
                problem.title(),
                problem.discovery().description(),
                problem.state().name(),
                problem.state().label(),
                texts.unit(waitingFor),
                problem.currentDue() == null ? null : problem.currentDue().text(),
                texts.standing(problem.currentDue()),
                texts.alarm(problem),
                waitingFor != null && reader.memberOf(waitingFor),
                problem.isReopenable() && !reader.units().isEmpty(),
                steps(problem),
                facts(problem),
                attempt == null ? null : comparison(attempt.benchmark()),
                attempt == null ? List.of() : measures(attempt.measures()),
                attempts.stream()
                        .filter(other -> other != attempt)
                        .map(this::earlier)
                        .toList(),
                problems.progress(id).stream()
                        .map(entry -> new ProblemPage.Entry(
                                texts.moment(entry.at()), entry.by().name(), entry.text()))
                        .toList(),
                problems.verifications(id).stream()
                        .map(check -> new ProblemPage.Check(
                                check.round(),
                                check.passed(),
                                texts.moment(check.at()),
                                check.byName(),
                                check.opinion()))
                        .toList(),
                problem.lessons(),
                experiences
                        .ofProblem(id.toString())
                        .map(experience -> experience(experience, reader))
                        .orElse(null),
                relations(problem, reader),
                problems.timeline(id).stream()
                        .map(event -> new ProblemPage.Moment(
                                texts.moment(event.at()), event.who(), event.what(), event.text()))
                        .toList());
    }

    /** The whole loop in one line, whatever detours the problem has made. */
    private static List<ProblemPage.Step> steps(ProblemSnapshot problem) {
        ProblemState state = problem.state();
        int here = switch (state) {
            case REPORTED, REJECTED, MERGED -> 1;
            case BENCHMARKING -> 2;
            case IMPROVING -> 3;
            case VERIFYING, SETTLING, UNRESOLVED -> 4;
            case SUMMARISING -> 5;
            case CLOSED -> STEPS.size();
        };
        List<ProblemPage.Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            String mark = i < here ? "done" : i > here ? "ahead" : state.isRunning() ? "here" : "stopped";
            steps.add(new ProblemPage.Step(STEPS.get(i), mark, i == here ? state.label() : null));
        }
        return steps;
    }

    private List<ProblemPage.Fact> facts(ProblemSnapshot problem) {
        List<ProblemPage.Fact> facts = new ArrayList<>();
        add(facts, "问题来源", problem.discovery().source().label());
        add(facts, "重点任务", problem.item() == null ? "尚未归口" : texts.item(problem.item()));
        String reporter = texts.unit(problem.discovery().unit());
        add(
                facts,
                "提出单位",
                problem.discovery().name() == null || problem.discovery().name().equals(reporter)
                        ? reporter
                        : reporter + "（" + problem.discovery().name() + "）");
        add(facts, "提出时间", texts.moment(problem.discovery().at()));
        add(
                facts,
                "涉及单位",
                problems.concerned(problem.id()).stream().map(texts::unit).collect(Collectors.joining("、")));
        add(facts, "分办单位", texts.unit(problem.triageUnit()));
        add(facts, "责任单位", texts.unit(problem.unit()));
        add(facts, "牵头单位", texts.unit(problem.leadUnit()));
        add(facts, "整改期限", problem.due() == null ? null : problem.due().text());
        if (problem.verificationFailures() > 0) {
            add(facts, "验收未通过", problem.verificationFailures() + "次");
        }
        Closure closure = problem.closure();
        if (closure != null) {
            add(facts, "办结时间", texts.moment(closure.at()));
        }
        if (closure != null && problem.state() != ProblemState.CLOSED) {
            add(facts, problem.state() == ProblemState.REJECTED ? "不予受理的原因" : "处理结果", closure.outcome());
        }
        return facts;
    }

    private static void add(List<ProblemPage.Fact> facts, String name, String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new ProblemPage.Fact(name, text));
        }
    }

    /** Null while the responsible unit has not benchmarked it, also where another unit had before. */
    private static ImprovementAttempt current(ProblemSnapshot problem, List<ImprovementAttempt> attempts) {
        return attempts.isEmpty() || problem.state() == ProblemState.BENCHMARKING
                ? null
                : attempts.get(attempts.size() - 1);
    }

    private ProblemPage.Earlier earlier(ImprovementAttempt attempt) {
        return new ProblemPage.Earlier(
                texts.unit(attempt.unit()), comparison(attempt.benchmark()), measures(attempt.measures()));
    }

    private List<ProblemPage.MeasureRow> measures(List<TrackedMeasure> measures) {
        return measures.stream().map(this::measure).toList();
    }

    private ProblemPage.Comparison comparison(Benchmark benchmark) {
        BigDecimal gap = benchmark.gap();
        String standing = gap.signum() > 0 ? "behind" : gap.signum() < 0 ? "ahead" : "even";
        return new ProblemPage.Comparison(
                benchmark.against(),
                benchmark.indicator(),
                benchmark.direction().label(),
                texts.value(benchmark.theirs(), benchmark.unit()),
                texts.value(benchmark.ours(), benchmark.unit()),
                gap.signum() < 0 ? "领先" : "差距",
                gap.signum() == 0 ? "持平" : texts.value(gap.abs(), benchmark.unit()),
                standing,
                benchmark.cause());
    }

    private ProblemPage.MeasureRow measure(TrackedMeasure state) {
        LocalDate dueOn = state.measure().dueOn();
        return new ProblemPage.MeasureRow(
                state.measure().title(),
                state.measure().owner(),
                texts.day(dueOn),
                state.status() != MeasureStatus.DONE && dueOn.isBefore(LocalDate.now(clock)),
                state.status().code(),
                state.status().label(),
                state.note());
    }

    private ProblemPage.Experience experience(Experience experience, StaffMember reader) {
        boolean published = experience.state().isPublished();
        AdoptionCount count =
                experienceQueries.adoptionCounts(List.of(experience.id())).get(experience.id());
        return new ProblemPage.Experience(
                experience.id().toString(),
                experience.title(),
                experience.state().label(),
                experience.level() == RecognitionLevel.NONE
                        ? null
                        : experience.level().label() + "典型经验",
                count == null ? null : adopted(count),
                published || desk.seesAll(reader) || reader.memberOf(experience.unit()));
    }

    private static String adopted(AdoptionCount count) {
        return "推广到" + count.targets() + "个单位："
                + Stream.of(
                                times("已复制推广", count.adopted()),
                                times("不适用", count.notApplicable()),
                                times("逾期未反馈", count.missing()),
                                times("尚未反馈", count.open()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("，"));
    }

    private static String times(String what, int number) {
        return number == 0 ? "" : what + number + "个";
    }

    private List<ProblemPage.Link> relations(ProblemSnapshot problem, StaffMember reader) {
        List<ProblemPage.Link> links = new ArrayList<>();
        if (problem.discovery().reopens() != null) {
            links.add(link("由已办结问题复发而来", problem.discovery().reopens(), reader));
        }
        problems.reopenedAs(problem.id()).forEach(other -> links.add(link("复发后重新发起", other.id(), reader)));
        if (problem.closure() != null && problem.closure().mergedInto() != null) {
            links.add(link("已并入", problem.closure().mergedInto(), reader));
        }
        problems.mergedInto(problem.id()).forEach(other -> links.add(link("并入本问题", other.id(), reader)));
        return links;
    }

    private ProblemPage.Link link(String what, ProblemId other, StaffMember reader) {
        return problems.find(other)
                .filter(found -> desk.mayRead(other, reader))
                .map(found -> new ProblemPage.Link(
                        what, other.toString(), found.title(), found.state().label()))
                .orElseGet(() -> new ProblemPage.Link(what, other.toString(), null, null));
    }
}
