package org.everspring.promotion;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the target units answer to a published experience. Every step may run twice and counts once. */
@Service
@Transactional
public class ExperienceAdoption {

    private final Experiences experiences;
    private final ExperienceChanges changes;
    private final EvidenceFiles evidence;
    private final Plan plan;
    private final Clock clock;

    ExperienceAdoption(
            Experiences experiences, ExperienceChanges changes, EvidenceFiles evidence, Plan plan, Clock clock) {
        this.experiences = experiences;
        this.changes = changes;
        this.evidence = evidence;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * A target unit has taken the experience over.
     *
     * @param text what it has done; may be null
     * @param taskId where it must have uploaded evidence
     */
    public void adopt(ExperienceId id, UnitId unit, @Nullable String text, String taskId, Actor by) {
        String done = TypedText.required(text, "复制推广情况");
        if (evidence.of(id.toString()).stream().noneMatch(file -> taskId.equals(file.taskId()))) {
            throw new InvalidInputException("已复制推广的，请先在本任务的“佐证材料”中上传至少一份材料，再提交。");
        }
        answer(id, unit, new AdoptionAnswer(AdoptionState.ADOPTED, done, by));
    }

    /** @param reason why the unit cannot take the experience over; may be null */
    public void decline(ExperienceId id, UnitId unit, @Nullable String reason, Actor by) {
        String why = TypedText.required(reason, "不适用的理由");
        answer(id, unit, new AdoptionAnswer(AdoptionState.NOT_APPLICABLE, why, by));
    }

    private void answer(ExperienceId id, UnitId unit, AdoptionAnswer answer) {
        Adoption adoption = experiences
                .adoption(id, unit)
                .filter(asked -> asked.answer(answer))
                .orElseThrow(() -> new AlreadyDoneException(plan.unit(unit).name() + "对这份典型经验的反馈已经登记，本次提交未生效。"));
        experiences.save(adoption);
    }

    /** A target unit's answer counts from now on. */
    public void countAnswer(ExperienceId id, UnitId unit) {
        Experience experience = experiences.get(id);
        Adoption adoption = experiences
                .adoption(id, unit)
                .filter(asked -> asked.answer() != null)
                .orElseThrow(() -> nothingToCount(experience, unit));
        if (experience.state() == ExperienceState.ADOPTING && adoption.countAnswer(OffsetDateTime.now(clock))) {
            experiences.save(adoption);
        } else if (!adoption.state().isAnswer()) {
            throw nothingToCount(experience, unit);
        }
    }

    private InvalidInputException nothingToCount(Experience experience, UnitId unit) {
        return experience.senseless(plan.unit(unit).name() + "没有待登记的反馈");
    }

    /** Closes the adoption: who has not answered is recorded as missing. */
    public void recordMissingAdoptions(ExperienceId id) {
        Experience experience = experiences.get(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        experience.checkAdoptionClosed(now);
        List<Adoption> missing = experiences.adoptions(id).stream()
                .filter(adoption -> adoption.recordMissing(now))
                .toList();
        missing.forEach(experiences::save);
        if (!missing.isEmpty()) {
            changes.tell(new ExperienceEvent.AnswersMissing(
                    experience, missing.stream().map(Adoption::unit).toList()));
        }
    }
}
