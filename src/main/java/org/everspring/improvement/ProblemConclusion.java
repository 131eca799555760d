package org.everspring.improvement;

import java.util.Objects;
import org.everspring.kernel.Actor;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ProblemId;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceNomination;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is learnt from a verified improvement, and its end. Every step may run twice and counts once. */
@Service
@Transactional
public class ProblemConclusion {

    private final ProblemSteps steps;
    private final ExperienceNomination nomination;

    ProblemConclusion(ProblemSteps steps, ExperienceNomination nomination) {
        this.steps = steps;
        this.nomination = nomination;
    }

    /**
     * @param lessons what the unit has learnt
     * @param content what others can take over; null where the lessons are only kept
     */
    public void summarise(ProblemId id, @Nullable String lessons, @Nullable ExperienceCase content, Actor by) {
        steps.decide(
                id, (problem, now) -> problem.summarise(TypedText.required(lessons, "整改体会"), content != null, by, now));
    }

    /** Nominates what was summarised, in the name of the one who did. */
    public void nominate(ProblemId id, ExperienceCase content) {
        for (ProblemEvent summarised : steps.carryOut(id, Problem::nominate)) {
            ProblemSnapshot problem = summarised.problem();
            ExperienceId experience = nomination.nominateFromProblem(
                    id.value(),
                    Objects.requireNonNull(problem.item(), "only what belongs somewhere is solved"),
                    problem.assigned().unit(),
                    content,
                    problem.decided().by().userId());
            steps.tell(new ProblemEvent.Nominated(problem, experience, content.title()));
        }
    }

    public void close(ProblemId id) {
        steps.carryOut(id, Problem::close);
    }
}
