package org.everspring.problems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.matter.ProblemId;
import org.everspring.problems.TimelineEntries;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.Experiences;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One problem as a person reads it. */
@Component
@Transactional(readOnly = true)
class ProblemPageQuery {

    private static final List<String> STEPS = List.of("发现", "分办", "对标", "改进", "验收", "总结", "销号");

    private final ProblemQueries problems;
    private final Attempts attempts;
    private final Experiences experiences;
    private final ExperienceQueries experienceQueries;
    private final ProblemIntake intake;
    private final TimelineEntries timeline;
    private final ProblemAccess access;
    private final Clock clock;

    ProblemPageQuery(
            ProblemQueries problems,
            Attempts attempts,
            Experiences experiences,
            ExperienceQueries experienceQueries,
            ProblemIntake intake,
            TimelineEntries timeline,
            ProblemAccess access,
            Clock clock) {
        this.problems = problems;
        this.attempts = attempts;
        this.experiences = experiences;
        this.experienceQueries = experienceQueries;
        this.intake = intake;
        this.timeline = timeline;
        this.access = access;
        this.clock = clock;
    }

    ProblemPage page(ProblemSnapshot problem, StaffMember reader) {
        ProblemId id = problem.id();
        LocalDate today = LocalDate.now(clock);
        List<ImprovementAttempt> attempts = this.attempts.of(id);
        // What another unit had found before is not the present one's.
        int earlier = problem.state() == ProblemState.BENCHMARKING ? attempts.size() : Math.max(0, attempts.size() - 1);
        return new ProblemPage(
                problem,
                problems.concerned(id),
                today,
                ProblemListQuery.standing(problem, today),
                new ProblemPage.Reader(
                        ProblemAccess.works(problem, reader),
                        problem.assistedNow() && problem.assisting().stream().anyMatch(reader::memberOf),
                        problem.isReopenable() && intake.mayReopen(id, reader.units())),
                steps(problem.state()),
                earlier == attempts.size() ? null : attempts.get(earlier),
                attempts.subList(0, earlier),
                problems.progress(id),
                problems.verifications(id),
                experiences
                        .ofProblem(id.toString())
                        .map(experience -> nominated(experience, reader))
                        .orElse(null),
                relations(problem, reader),
                timeline.of(id));
    }

    /** The whole loop in one line, whatever detours the problem has made. */
    private static List<ProblemPage.Step> steps(ProblemState state) {
        int here = switch (state) {
            case REPORTED, REJECTED, MERGED -> 1;
            case BENCHMARKING -> 2;
            case IMPROVING -> 3;
            case VERIFYING, SETTLING, UNRESOLVED -> 4;
            case SUMMARISING -> 5;
            case CLOSED -> STEPS.size();
        };
        return IntStream.range(0, STEPS.size())
                .mapToObj(i -> new ProblemPage.Step(
                        STEPS.get(i), i < here ? "done" : i > here ? "ahead" : state.isRunning() ? "here" : "stopped"))
                .toList();
    }

    private ProblemPage.Nominated nominated(Experience experience, StaffMember reader) {
        return new ProblemPage.Nominated(
                experience,
                experienceQueries.adoptionCounts(List.of(experience.id())).get(experience.id()),
                experience.state().isPublished() || access.seesAll(reader) || reader.memberOf(experience.unit()));
    }

    private List<ProblemPage.Link> relations(ProblemSnapshot problem, StaffMember reader) {
        ProblemId reopens = problem.discovery().reopens();
        ProblemId target = problem.closure() == null ? null : problem.closure().mergedInto();
        return Stream.of(
                        Stream.ofNullable(reopens).map(id -> link("由已办结问题复发而来", id, reader)),
                        problems.reopenedAs(problem.id()).stream().map(other -> link("复发后重新发起", other.id(), reader)),
                        Stream.ofNullable(target).map(id -> link("已并入", id, reader)),
                        problems.mergedInto(problem.id()).stream().map(other -> link("并入本问题", other.id(), reader)))
                .flatMap(links -> links)
                .toList();
    }

    private ProblemPage.Link link(String what, ProblemId other, StaffMember reader) {
        return new ProblemPage.Link(
                what, other.toString(), access.find(other.toString(), reader).orElse(null));
    }
}
