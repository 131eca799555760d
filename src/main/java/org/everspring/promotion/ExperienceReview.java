package org.everspring.promotion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.TermDates;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office makes of a nomination, and what follows from it. */
@Service
@Transactional
public class ExperienceReview {

    private final Experiences experiences;
    private final ExperienceChanges changes;
    private final PromotionDeadlines deadlines;
    private final PromotionSettings settings;
    private final TargetUnits targetUnits;
    private final Clock clock;

    ExperienceReview(
            Experiences experiences,
            ExperienceChanges changes,
            PromotionDeadlines deadlines,
            PromotionSettings settings,
            TargetUnits targetUnits,
            Clock clock) {
        this.experiences = experiences;
        this.changes = changes;
        this.deadlines = deadlines;
        this.settings = settings;
        this.targetUnits = targetUnits;
        this.clock = clock;
    }

    /**
     * What the adoption begins with.
     *
     * @param targets in the plan's order
     * @param dates who has not answered when it closes is recorded as missing
     */
    public record Publication(List<UnitId> targets, TermDates dates) {}

    /**
     * Keeps what the office decides; what follows from it comes with {@link #publish}, {@link #returnToUnit} or
     * {@link #reject}.
     *
     * @throws InvalidInputException when the decision lacks what it has to come with
     */
    public void review(ExperienceId id, OfficeReview review, String userId) {
        changes.change(id, experience -> {
            review.check(settings.passMark(), LocalDate.now(clock));
            List<UnitId> targets = review.approves() ? targetUnits.of(experience.unit(), review.targets()) : List.of();
            return Optional.of(experience.review(review, targets, userId, OffsetDateTime.now(clock)));
        });
    }

    /** Takes an approved experience into the library and asks its target units. */
    public Publication publish(ExperienceId id) {
        List<UnitId> targets =
                experiences.adoptions(id).stream().map(Adoption::unit).toList();
        Experience experience = changes.change(
                id, approved -> approved.publish(targets, OffsetDateTime.now(clock), deadlines::closingOf));
        Deadline due = experience.result().answersDue();
        // One that was published before the table kept it has it in its instance only.
        Deadline closes =
                Optional.ofNullable(experience.dates().adoptCloses()).orElseGet(() -> deadlines.closingOf(due));
        return new Publication(targets, deadlines.ofAdoption(due, closes));
    }

    public TermDates returnToUnit(ExperienceId id) {
        TermDates revision = deadlines.ofRevision();
        Deadline closes =
                Objects.requireNonNull(revision.closes(), "a nomination that is returned lapses at some time");
        changes.change(id, returned -> returned.returnToUnit(revision.due(), closes));
        return revision;
    }

    public void reject(ExperienceId id) {
        changes.change(id, Experience::reject);
    }
}
