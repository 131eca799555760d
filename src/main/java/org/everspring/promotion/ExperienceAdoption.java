package org.everspring.promotion;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the target units answer to a published experience. Every step may run twice and counts once. */
@Service
@Transactional
public class ExperienceAdoption {

    /** A notice names at most this many units before it only counts them. */
    private static final int MOST_NAMED = 40;

    private final Experiences experiences;
    private final EvidenceFiles evidence;
    private final DutyReminders reminders;
    private final Notices notices;
    private final Plan plan;
    private final Clock clock;

    ExperienceAdoption(
            Experiences experiences,
            EvidenceFiles evidence,
            DutyReminders reminders,
            Notices notices,
            Plan plan,
            Clock clock) {
        this.experiences = experiences;
        this.evidence = evidence;
        this.reminders = reminders;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * A target unit has taken the experience over.
     *
     * @param text what it has done; may be null
     * @param taskId where it must have uploaded evidence
     */
    public void adopt(ExperienceId id, UnitId unit, String text, String taskId, Actor by) {
        String done = TypedText.required(text, "复制推广情况");
        if (evidence.of(id.toString()).stream().noneMatch(file -> taskId.equals(file.taskId()))) {
            throw new InvalidInputException("已复制推广的，请先在本任务的“佐证材料”中上传至少一份材料，再提交。");
        }
        answer(id, unit, AdoptionState.ADOPTED, done, by);
    }

    /** @param reason why the unit cannot take the experience over; may be null */
    public void decline(ExperienceId id, UnitId unit, String reason, Actor by) {
        String why = TypedText.required(reason, "不适用的理由");
        answer(id, unit, AdoptionState.NOT_APPLICABLE, why, by);
    }

    private void answer(ExperienceId id, UnitId unit, AdoptionState state, String text, Actor by) {
        Adoption adoption = new Adoption(unit, state, text, by.name(), OffsetDateTime.now(clock));
        if (!experiences.answer(id, adoption, by.userId())) {
            throw new AlreadyDoneException(plan.unit(unit).name() + "对这份典型经验的反馈已经登记，本次提交未生效。");
        }
    }

    /** A target unit's answer counts from now on. */
    public void countAnswer(ExperienceId id, UnitId unit) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        if (experience.state() == ExperienceState.ADOPTING
                && experiences.countAnswer(id, unit, OffsetDateTime.now(clock))) {
            return;
        }
        boolean answered = experiences.adoptions(id).stream()
                .anyMatch(adoption ->
                        adoption.unit().equals(unit) && adoption.state().isAnswer());
        if (!answered) {
            throw experience.senseless(plan.unit(unit).name() + "没有待登记的反馈");
        }
    }

    /** What the decision table has for today, for each unit that has not answered, before the date or after it. */
    public void remindAdopters(ExperienceId id) {
        Experience experience = experiences.get(id);
        if (experience.state() != ExperienceState.ADOPTING) {
            return;
        }
        UnitId office = plan.office().id();
        for (Adoption adoption : experiences.adoptions(id)) {
            if (adoption.state() == AdoptionState.OPEN) {
                reminders.sendFor(new DutyNotice(
                        Duty.ADOPTION,
                        id.toString(),
                        id + ":" + adoption.unit(),
                        "“" + experience.title() + "”",
                        adoption.unit(),
                        office,
                        experience.adoptDue()));
            }
        }
    }

    /** Closes the adoption: who has not answered is recorded as missing. */
    public void recordMissingAdoptions(ExperienceId id) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        if (experience.state() != ExperienceState.ADOPTING) {
            throw experience.senseless("各单位不在反馈中");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Deadline closes = experiences.adoptCloses(id);
        if (closes != null && !closes.isPast(now)) {
            throw experience.senseless("反馈关闭时间" + closes.text() + "未到");
        }
        List<UnitId> missing = experiences.open(id).stream()
                .filter(unit -> experiences.recordMissing(id, unit, now))
                .toList();
        for (UnitId unit : missing) {
            notices.post(new Notice(
                    "adoption-missing:" + id + ":" + unit,
                    new Recipient(unit, UnitRole.LEADER),
                    Urgency.DIGEST,
                    "逾期未反馈：" + experience.title(),
                    plan.unit(unit).name() + "截至反馈关闭仍未反馈典型经验“" + experience.title() + "”的复制推广情况，已登记为逾期未反馈。",
                    id.toString()));
        }
        if (!missing.isEmpty()) {
            notices.post(new Notice(
                    "adoptions-missing:" + id,
                    new Recipient(plan.office().id(), UnitRole.LIAISON),
                    Urgency.DIGEST,
                    "逾期未反馈" + missing.size() + "个单位：" + experience.title(),
                    "反馈已关闭，登记为逾期未反馈的单位：" + names(missing) + "。",
                    id.toString()));
        }
    }

    private String names(List<UnitId> units) {
        String named = units.stream()
                .limit(MOST_NAMED)
                .map(unit -> plan.unit(unit).name())
                .collect(Collectors.joining("、"));
        return units.size() > MOST_NAMED ? named + "等" + units.size() + "个单位" : named;
    }
}
