package org.everspring.promotion;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.MatterNumbers;
import org.everspring.notification.TermDates;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a unit nominates its experience, and revises what the office returns. */
@Service
@Transactional
public class ExperienceNomination {

    private final Experiences experiences;
    private final ExperienceChanges changes;
    private final PromotionProcesses processes;
    private final PromotionDeadlines deadlines;
    private final MatterNumbers numbers;
    private final Plan plan;
    private final Clock clock;

    ExperienceNomination(
            Experiences experiences,
            ExperienceChanges changes,
            PromotionProcesses processes,
            PromotionDeadlines deadlines,
            MatterNumbers numbers,
            Plan plan,
            Clock clock) {
        this.experiences = experiences;
        this.changes = changes;
        this.processes = processes;
        this.deadlines = deadlines;
        this.numbers = numbers;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Registers what somebody nominates by hand, for his own unit; of several units the first in the plan's order, and the
     * office only when there is no other. The process the caller has in hand.
     *
     * @param itemId as the form has it; may be null
     * @param units the units of the person
     */
    public Experience nominate(@Nullable String itemId, Set<UnitId> units, ExperienceCase content, String userId) {
        UnitId office = plan.office().id();
        UnitId unit = plan.units().stream()
                .map(Unit::id)
                .filter(units::contains)
                .filter(mine -> !mine.equals(plan.leadingGroup().id()) && !mine.equals(office))
                .findFirst()
                .or(() -> units.stream().filter(office::equals).findFirst())
                .orElseThrow(() -> new InvalidInputException("典型经验由工作方案所列的实施单位推荐，您的账号不属于其中任何一个。"));
        ItemId item = plan.findItem(itemId == null ? "" : itemId.strip())
                .orElseThrow(() -> new InvalidInputException("请选择典型经验所属的重点任务。"))
                .id();
        return nominate(null, item, unit, content, userId);
    }

    /** Nominates what a problem of the closed loop has taught and starts its process; a second call finds the first's. */
    public ExperienceId nominateFromProblem(
            String problemId, ItemId item, UnitId unit, ExperienceCase content, String userId) {
        return experiences.ofProblem(problemId).map(Experience::id).orElseGet(() -> {
            Experience experience = nominate(problemId, item, unit, content, userId);
            processes.start(experience, reviewDeadline());
            return experience.id();
        });
    }

    private Experience nominate(
            @Nullable String problemId, ItemId item, UnitId unit, ExperienceCase content, String userId) {
        if (plan.findItem(item.value()).isEmpty()) {
            throw new InvalidInputException("工作方案中没有编号为“" + item + "”的重点任务，请重新选择。");
        }
        if (unit.equals(plan.leadingGroup().id())) {
            throw new InvalidInputException("领导小组不推荐典型经验，请由实施单位推荐。");
        }
        Nomination nomination = new Nomination(problemId, item, unit, userId, OffsetDateTime.now(clock));
        Experience experience = nomination.experience(ExperienceId.parse(numbers.next(ExperienceId.PREFIX)), content);
        changes.add(experience);
        return experience;
    }

    /**
     * The experience that a process starts for, where it is nominated already and waits for its review; for no other one
     * may a process start.
     *
     * @param number as the start names it; may be null or anything
     */
    @Transactional(readOnly = true)
    public Optional<Experience> nominated(String number) {
        Optional<Experience> experience = ExperienceId.find(number).flatMap(experiences::find);
        experience
                .filter(known -> known.state() != ExperienceState.UNDER_REVIEW)
                .ifPresent(known -> {
                    throw new AlreadyDoneException(
                            "典型经验" + known.id() + "现为“" + known.state().label() + "”，不能再次启动推广流程。");
                });
        return experience;
    }

    /** For the review of what is handed in now. */
    @Transactional(readOnly = true)
    public TermDates reviewDeadline() {
        return deadlines.ofReview();
    }

    /** Keeps what the unit has revised; the office has it with {@link #handIn}. */
    public void revise(ExperienceId id, ExperienceCase content) {
        changes.change(id, experience -> Optional.of(experience.revise(content, OffsetDateTime.now(clock))));
    }

    /** What was returned is with the office again. */
    public TermDates handIn(ExperienceId id) {
        changes.change(id, Experience::handIn);
        return reviewDeadline();
    }

    /** Ends a nomination that was returned and not handed in again in time. */
    public void lapse(ExperienceId id) {
        changes.change(id, experience -> experience.lapse(OffsetDateTime.now(clock)));
    }
}
