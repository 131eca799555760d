package org.everspring.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Plan;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceNomination;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is learnt from a verified improvement, and its end. Every step may run twice and counts once. */
@Service
@Transactional
public class ProblemConclusion {

    private final Problems problems;
    private final ProblemTimeline timeline;
    private final ExperienceNomination nomination;
    private final Plan plan;
    private final Clock clock;

    ProblemConclusion(
            Problems problems, ProblemTimeline timeline, ExperienceNomination nomination, Plan plan, Clock clock) {
        this.problems = problems;
        this.timeline = timeline;
        this.nomination = nomination;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * @param lessons what the unit has learnt
     * @param content what others can take over; null where the lessons are only kept
     */
    public void summarise(ProblemId id, String lessons, ExperienceCase content, Actor by) {
        problems.lockWaiting(id, ProblemState.SUMMARISING);
        problems.recordLessons(id, TypedText.required(lessons, "整改体会"));
        Choice choice = content == null ? Choice.ARCHIVE : Choice.PROMOTE;
        problems.decide(id, new ProblemDecision(choice, null, null, null, null, null, by, now()));
    }

    private void summarised(Problem problem, ProblemDecision decision) {
        problems.move(problem.id(), ProblemState.SUMMARISING, ProblemState.SUMMARISING, null, null);
        timeline.record(
                problem.id(),
                "summary",
                timeline.who(problem.unit(), decision.by()),
                "总结提升",
                problems.lessons(problem.id()).orElse(null));
    }

    /** Nominates what was summarised, in the name of the one who did. */
    public void nominate(ProblemId id, ExperienceCase content) {
        carryOut(id, Choice.PROMOTE, ProblemState.SUMMARISING, ProblemState.CLOSED)
                .ifPresent(decision -> {
                    Problem problem = problems.get(id);
                    summarised(problem, decision);
                    ExperienceId experience = nomination.nominateFromProblem(
                            id.value(),
                            problem.item(),
                            problem.unit(),
                            content,
                            decision.by().userId());
                    timeline.recordOfSystem(id, "nominated", "推荐典型经验", "推荐为典型经验" + experience + "：" + content.title());
                });
    }

    /** Nothing that is worth promoting is closed before it is nominated. */
    public void close(ProblemId id) {
        problems.lock(id);
        boolean nominated = problems.lastDecision(id)
                        .filter(decision -> decision.choice() == Choice.PROMOTE)
                        .isPresent()
                && !problems.isPending(id, Choice.PROMOTE);
        if (!nominated) {
            carryOut(id, Choice.ARCHIVE, ProblemState.CLOSED)
                    .ifPresent(decision -> summarised(problems.get(id), decision));
        }
        if (!problems.move(id, ProblemState.SUMMARISING, ProblemState.CLOSED, null, null)) {
            return;
        }
        problems.close(id, null, problems.lessons(id).orElse(null), now());
        Problem problem = problems.get(id);
        timeline.recordOfSystem(id, "closed", "销号", null);
        String text = plan.unit(problem.unit()).name() + "已完成整改，经"
                + plan.unit(problem.leadUnit()).name() + "验收通过，问题予以销号。";
        timeline.tellReporter(problem, "closed", "问题已办结", text);
        problems.mergedInto(id)
                .forEach(merged -> timeline.tellReporter(
                        merged, "closed", "问题已办结", "并入的问题" + ProblemTimeline.label(problem) + "已办结。" + text));
    }

    private Optional<ProblemDecision> carryOut(ProblemId id, Choice choice, ProblemState... to) {
        return problems.carryOut(id, choice, ProblemState.SUMMARISING, Set.of(to), now());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
