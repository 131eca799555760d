package org.everspring.promotion;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How high the office recognises what other units have taken over. */
@Service
@Transactional
public class ExperienceRecognition {

    private final Experiences experiences;
    private final ExperienceChanges changes;
    private final PromotionDeadlines deadlines;
    private final Plan plan;
    private final Clock clock;

    ExperienceRecognition(
            Experiences experiences, ExperienceChanges changes, PromotionDeadlines deadlines, Plan plan, Clock clock) {
        this.experiences = experiences;
        this.changes = changes;
        this.deadlines = deadlines;
        this.plan = plan;
        this.clock = clock;
    }

    /** The answers are in, or closed: the office recognises. */
    public TermDates prepare(ExperienceId id) {
        TermDates deadline = deadlines.ofRecognition();
        long open = experiences.adoptions(id).stream().filter(Adoption::isOpen).count();
        changes.change(id, experience -> experience.completeAnswers(open, deadline.due()));
        return deadline;
    }

    /** Keeps what the office recognises; it counts with {@link #promote}. */
    public void recognise(ExperienceId id, RecognitionLevel level, @Nullable String basis, String userId) {
        changes.change(
                id, experience -> Optional.of(experience.recognise(level, basis, userId, OffsetDateTime.now(clock))));
    }

    /** Ends the promotion with what was recognised. */
    public void promote(ExperienceId id) {
        long adopted = experiences.adoptions(id).stream()
                .filter(adoption -> adoption.state() == AdoptionState.ADOPTED)
                .count();
        changes.change(id, experience -> experience.promote(adopted, OffsetDateTime.now(clock)));
    }

    /**
     * Later on a higher level has recognised the experience.
     *
     * @param units the units of the person who enters it; the office's only
     */
    public void raise(
            ExperienceId id, RecognitionLevel level, @Nullable String basis, Set<UnitId> units, String userId) {
        if (!units.contains(plan.office().id())) {
            throw new InvalidInputException("认定层级由" + plan.office().name() + "登记。");
        }
        changes.change(
                id, experience -> Optional.of(experience.raise(level, basis, userId, OffsetDateTime.now(clock))));
    }
}
