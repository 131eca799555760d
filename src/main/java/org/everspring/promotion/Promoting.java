package org.everspring.promotion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.MatterNumbers;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.Urgency;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to an experience, from its nomination to its recognition, but for the units' answers. Every step may run
 * twice and counts once.
 */
@Service
@Transactional
public class Promoting {

    /** Working days after the date on which the office is still urged; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

    private static final int MOST_TARGETS = 100;

    /** Days that the target units may be given; a reminder's timer has no year. */
    private static final int LONGEST_ADOPTION_DAYS = 270;

    private static final String COLLECTIVE = "collective:";

    private final Experiences experiences;
    private final PromotionProcesses processes;
    private final MatterNumbers keys;
    private final ReminderSchedule schedule;
    private final DutyReminders reminders;
    private final Notices notices;
    private final WorkCalendar calendar;
    private final PromotionSettings settings;
    private final Plan plan;
    private final Clock clock;

    Promoting(
            Experiences experiences,
            PromotionProcesses processes,
            MatterNumbers keys,
            ReminderSchedule schedule,
            DutyReminders reminders,
            Notices notices,
            WorkCalendar calendar,
            PromotionSettings settings,
            Plan plan,
            Clock clock) {
        this.experiences = experiences;
        this.processes = processes;
        this.keys = keys;
        this.schedule = schedule;
        this.reminders = reminders;
        this.notices = notices;
        this.calendar = calendar;
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    /** Registers a nomination whose process the caller has in hand. */
    public ExperienceId nominate(Nomination nomination) {
        if (plan.findItem(nomination.item().value()).isEmpty()) {
            throw new InvalidInputException("工作方案中没有编号为“" + nomination.item() + "”的重点任务，请重新选择。");
        }
        if (nomination.unit().equals(plan.leadingGroup().id())) {
            throw new InvalidInputException("领导小组不推荐典型经验，请由实施单位推荐。");
        }
        ExperienceId id = ExperienceId.parse(keys.next(ExperienceId.PREFIX));
        experiences.add(new Experience(
                id,
                nomination.item(),
                nomination.unit(),
                nomination.problemId(),
                nomination.content(),
                ExperienceState.UNDER_REVIEW,
                RecognitionLevel.NONE,
                null,
                nomination.userId(),
                OffsetDateTime.now(clock),
                null,
                null,
                null,
                null));
        askOffice(id);
        return id;
    }

    /**
     * Registers what somebody nominates by hand, for his own unit; of several units the first in the plan's order, and the
     * office only when there is no other.
     *
     * @param itemId as the form has it; may be null
     * @param units the units of the person
     */
    public Experience nominate(String itemId, Set<UnitId> units, ExperienceCase content, String userId) {
        UnitId office = plan.office().id();
        UnitId unit = plan.units().stream()
                .map(Unit::id)
                .filter(units::contains)
                .filter(mine -> !mine.equals(plan.leadingGroup().id()) && !mine.equals(office))
                .findFirst()
                .or(() -> units.stream().filter(office::equals).findFirst())
                .orElseThrow(() -> new InvalidInputException("典型经验由工作方案所列的实施单位推荐，您的账号不属于其中任何一个。"));
        return experiences.get(nominate(new Nomination(null, itemOf(itemId), unit, content, userId)));
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

    private ItemId itemOf(String itemId) {
        return plan.findItem(itemId == null ? "" : itemId.strip())
                .orElseThrow(() -> new InvalidInputException("请选择典型经验所属的重点任务。"))
                .id();
    }

    /** Nominates what a problem of the closed loop has taught and starts its process; a second call finds the first's. */
    public ExperienceId nominateFromProblem(
            String problemId, ItemId item, UnitId unit, ExperienceCase content, String userId) {
        return experiences.ofProblem(problemId).map(Experience::id).orElseGet(() -> {
            ExperienceId id = nominate(new Nomination(problemId, item, unit, content, userId));
            processes.start(experiences.get(id), reviewTerm());
            return id;
        });
    }

    /** For the review of what is handed in now. */
    @Transactional(readOnly = true)
    public OfficeDeadline reviewTerm() {
        return term(Duty.REVIEW, within(settings.reviewWorkingDays()));
    }

    private OfficeDeadline term(Duty duty, Deadline due) {
        Deadline end = new Deadline(calendar.plusWorkingDays(due.day(), LONGEST_ESCALATION));
        return new OfficeDeadline(
                due,
                calendar.textOf(due),
                schedule.cyclesOf(duty, due.day(), due, end).escalations());
    }

    /** What the decision table has for today when the office is late with what it has to decide. */
    public void remindOffice(ExperienceId id, Deadline due) {
        Experience experience = experiences.get(id);
        UnitId office = plan.office().id();
        officeDuty(experience.state())
                .ifPresent(duty -> reminders.sendFor(
                        new DutyNotice(duty, id.toString(), "“" + experience.title() + "”", office, office, due)));
    }

    private static Optional<Duty> officeDuty(ExperienceState state) {
        return switch (state) {
            case UNDER_REVIEW -> Optional.of(Duty.REVIEW);
            case RECOGNISING -> Optional.of(Duty.RECOGNITION);
            default -> Optional.empty();
        };
    }

    /**
     * Checks and keeps what the office decides, in place of what it has decided before in this round; what follows from it
     * comes with {@link #publish}, {@link #returnToUnit} or {@link #reject}.
     */
    public void review(ExperienceId id, OfficeReview review, String userId) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        switch (review.verdict()) {
            case APPROVE -> checkApproval(review);
            case RETURN -> needOpinion(review, "退回修改时请写明审核意见，以便推荐单位修改。");
            case REJECT -> needOpinion(review, "不予采用时请写明审核意见，原因将告知推荐单位。");
        }
        List<UnitId> targets =
                review.verdict() == OfficeReview.Verdict.APPROVE ? targets(experience, review) : List.of();
        if (experience.state() != ExperienceState.UNDER_REVIEW) {
            throw new AlreadyDoneException("这份典型经验已经审核，请勿重复提交。");
        }
        experiences.review(id, review, targets, userId, OffsetDateTime.now(clock));
    }

    /**
     * Lets the office's decision count, once.
     *
     * @return false when it counts already
     * @throws InvalidInputException when the office has decided nothing, or something else
     */
    private boolean conclude(ExperienceId id, OfficeReview.Verdict decision, ExperienceState to) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        boolean decided = experiences.decision(id).filter(decision::equals).isPresent();
        if (decided && experiences.move(id, ExperienceState.UNDER_REVIEW, to)) {
            experiences.conclude(id);
            return true;
        }
        if (decided && experience.state() == to) {
            return false;
        }
        throw experience.senseless("市营商环境办在本轮审核中没有作出“" + decision.label() + "”的决定");
    }

    private static void needOpinion(OfficeReview review, String message) {
        if (review.opinion() == null || review.opinion().isBlank()) {
            throw new InvalidInputException(message);
        }
    }

    private void checkApproval(OfficeReview review) {
        int total = review.rubric().total();
        if (total < settings.passMark()) {
            throw new InvalidInputException("评分合计" + total + "分，未达到采用标准" + settings.passMark() + "分，请退回修改或不予采用。");
        }
        LocalDate due = review.adoptDueOn();
        if (due == null) {
            throw new InvalidInputException("采用时请填写反馈期限。");
        }
        if (due.isBefore(LocalDate.now(clock))) {
            throw new InvalidInputException("反馈期限" + DateText.DAY.of(due) + "已经过去，请填写今天或以后的日期。");
        }
        LocalDate latest = LocalDate.now(clock).plusDays(LONGEST_ADOPTION_DAYS);
        if (due.isAfter(latest)) {
            throw new InvalidInputException("反馈期限最晚为" + DateText.DAY.of(latest) + "，请填写该日或以前的日期。");
        }
    }

    /** Collectives replaced by their members, without the nominating unit, the office and the leading group. */
    private List<UnitId> targets(Experience experience, OfficeReview review) {
        Set<UnitId> named = new LinkedHashSet<>();
        for (String target : review.targets()) {
            named.addAll(unitsOf(target));
        }
        Set<UnitId> spared = Set.of(
                experience.unit(), plan.office().id(), plan.leadingGroup().id());
        List<UnitId> targets = plan.units().stream()
                .map(Unit::id)
                .filter(named::contains)
                .filter(unit -> !spared.contains(unit))
                .toList();
        if (targets.isEmpty()) {
            throw new InvalidInputException("采用时请选择推广单位，除推荐单位外至少要有一个单位。");
        }
        if (targets.size() > MOST_TARGETS) {
            throw new InvalidInputException("推广单位最多" + MOST_TARGETS + "个单位，现有" + targets.size() + "个，请分批推广。");
        }
        return targets;
    }

    private List<UnitId> unitsOf(String target) {
        if (target.startsWith(COLLECTIVE)) {
            return plan.collectives().stream()
                    .filter(collective -> collective.id().equals(target.substring(COLLECTIVE.length())))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("推广单位中有工作方案没有的单位，请重新选择。"))
                    .members();
        }
        return plan.units().stream()
                .map(Unit::id)
                .filter(unit -> unit.value().equals(target))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new InvalidInputException("推广单位中有工作方案没有的单位，请重新选择。"));
    }

    /**
     * What the adoption begins with.
     *
     * @param targets in the plan's order
     * @param closes when who has not answered is recorded as missing
     * @param cycles the days of reminders and escalations
     */
    public record Publication(List<UnitId> targets, Deadline due, Deadline closes, Cycles cycles) {}

    /** Takes an approved experience into the library and asks its target units. */
    public Publication publish(ExperienceId id) {
        if (conclude(id, OfficeReview.Verdict.APPROVE, ExperienceState.ADOPTING)) {
            experiences.publish(
                    id,
                    OffsetDateTime.now(clock),
                    adoptCloses(experiences.get(id).adoptDue()));
            Experience experience = experiences.get(id);
            String unit = plan.unit(experience.unit()).name();
            for (Adoption adoption : experiences.adoptions(id)) {
                notices.post(new Notice(
                        "experience-published:" + id + ":" + adoption.unit(),
                        new Recipient(adoption.unit(), UnitRole.LIAISON),
                        Urgency.DIGEST,
                        "请复制推广：" + experience.title(),
                        unit + "的典型经验“" + experience.title() + "”已入库推广，请于"
                                + experience.adoptDue().text() + "前反馈复制推广情况；确不适用的，请说明理由。",
                        id.toString()));
            }
            tellUnit(
                    experience,
                    "experience-approved:" + id,
                    "典型经验已采用：",
                    "贵单位推荐的典型经验已采用入库，向" + experiences.adoptions(id).size() + "个单位推广，反馈截止时间"
                            + experience.adoptDue().text() + "。");
        }
        Experience experience = experiences.get(id);
        Deadline due = experience.adoptDue();
        // One that was published before the table kept it has it in its instance only.
        Deadline closes = Optional.ofNullable(experiences.adoptCloses(id)).orElseGet(() -> adoptCloses(due));
        return new Publication(
                experiences.adoptions(id).stream().map(Adoption::unit).toList(),
                due,
                closes,
                schedule.cyclesOf(Duty.ADOPTION, LocalDate.now(clock), due, closes));
    }

    private Deadline adoptCloses(Deadline due) {
        return new Deadline(calendar.plusWorkingDays(due.day(), settings.adoptClosingWorkingDays()));
    }

    /**
     * @param dueText as staff read the date
     * @param closes when the nomination lapses
     */
    public record Revision(Deadline due, String dueText, Deadline closes) {}

    public Revision returnToUnit(ExperienceId id) {
        Deadline due = within(settings.reviseWorkingDays());
        Revision revision = new Revision(
                due, calendar.textOf(due), within(settings.reviseWorkingDays() + settings.reviseClosingWorkingDays()));
        if (conclude(id, OfficeReview.Verdict.RETURN, ExperienceState.RETURNED)) {
            experiences.returnUntil(id, revision.closes());
            Experience experience = experiences.get(id);
            tellUnit(
                    experience,
                    "experience-returned:" + id + ":" + experiences.round(id),
                    "典型经验被退回修改：",
                    "审核意见：" + experience.reviewOpinion() + "\n请于"
                            + revision.due().text() + "前修改后重新提交，所填内容已保留；"
                            + revision.closes().text() + "仍未提交的，推荐失效。");
        }
        return revision;
    }

    /** Keeps what the unit has revised; the office has it with {@link #handIn}. */
    public void revise(ExperienceId id, ExperienceCase content) {
        experiences.lock(id);
        ExperienceState state = experiences.get(id).state();
        if (state != ExperienceState.RETURNED) {
            throw new AlreadyDoneException("这份典型经验不在修改中（" + state.label() + "），本次提交未生效。");
        }
        experiences.revise(id, content, OffsetDateTime.now(clock));
    }

    /** What was returned is with the office again. */
    public OfficeDeadline handIn(ExperienceId id) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        if (experience.state() == ExperienceState.RETURNED && experiences.isRevised(id)) {
            experiences.move(id, ExperienceState.RETURNED, ExperienceState.UNDER_REVIEW);
            experiences.handIn(id);
            askOffice(id);
        } else if (experience.state() != ExperienceState.UNDER_REVIEW || experiences.round(id) == 1) {
            throw experience.senseless("推荐单位没有修改");
        }
        return reviewTerm();
    }

    /** Ends a nomination that was returned and not handed in again in time. */
    public void lapse(ExperienceId id) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        Deadline closes = experiences.reviseCloses(id);
        if (experience.state() == ExperienceState.LAPSED) {
            return;
        }
        if (experience.state() != ExperienceState.RETURNED) {
            throw experience.senseless("不在修改中");
        }
        if (closes != null && !closes.isPast(OffsetDateTime.now(clock))) {
            throw experience.senseless("修改期限" + closes.text() + "未到");
        }
        if (experiences.move(id, ExperienceState.RETURNED, ExperienceState.LAPSED)) {
            tellUnit(experiences.get(id), "experience-lapsed:" + id, "典型经验推荐失效：", "退回后逾期未修改，本次推荐已失效。如需推荐，请修改后重新发起。");
        }
    }

    public void reject(ExperienceId id) {
        if (conclude(id, OfficeReview.Verdict.REJECT, ExperienceState.REJECTED)) {
            Experience experience = experiences.get(id);
            tellUnit(experience, "experience-rejected:" + id, "典型经验未采用：", "审核意见：" + experience.reviewOpinion());
        }
    }

    /**
     * What the office finds in its task.
     *
     * @param adoptions one row a target unit: unitName, decisionText, text, answeredText
     */
    public record Recognition(OfficeDeadline term, List<Map<String, Object>> adoptions) {}

    /** The answers are in, or closed: the office recognises. */
    public Recognition prepareRecognition(ExperienceId id) {
        experiences.lock(id);
        Experience experience = experiences.get(id);
        if (experience.state() != ExperienceState.ADOPTING && experience.state() != ExperienceState.RECOGNISING) {
            throw experience.senseless("各单位不在反馈中");
        }
        long open = experiences.open(id).size();
        if (open > 0) {
            throw experience.senseless("还有" + open + "个单位尚未反馈，也未登记为逾期未反馈");
        }
        Deadline due = within(settings.recogniseWorkingDays());
        if (experiences.move(id, ExperienceState.ADOPTING, ExperienceState.RECOGNISING)) {
            notices.post(new Notice(
                    "experience-answered:" + id,
                    new Recipient(plan.office().id(), UnitRole.LIAISON),
                    Urgency.DIGEST,
                    "请认定推广层级：" + experiences.get(id).title(),
                    "各单位的复制推广反馈已齐或已关闭，请于" + due.text() + "前在任务列表中认定推广层级。",
                    id.toString()));
        }
        return new Recognition(
                term(Duty.RECOGNITION, due),
                experiences.adoptions(id).stream().map(this::row).toList());
    }

    private Map<String, Object> row(Adoption adoption) {
        boolean answered = adoption.state().isAnswer();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unitName", plan.unit(adoption.unit()).name());
        row.put("decisionText", adoption.state().label());
        row.put("text", adoption.text() == null ? "—" : adoption.text());
        row.put(
                "answeredText",
                answered ? DateText.SHORT_MINUTE.of(adoption.answeredAt()) + " " + adoption.byName() : "—");
        return row;
    }

    /**
     * Keeps what the office recognises, in place of what it has said before; it counts with {@link #recordRecognition}.
     *
     * @param basis what the level rests on; may be null when it is {@link RecognitionLevel#NONE}
     */
    public void recognise(ExperienceId id, RecognitionLevel level, String basis, String userId) {
        String checked = basisOf(level, basis);
        experiences.lock(id);
        if (experiences.get(id).state() != ExperienceState.RECOGNISING) {
            throw new AlreadyDoneException("这份典型经验已经认定，请勿重复提交。");
        }
        experiences.recognise(id, 1, level, checked, userId, OffsetDateTime.now(clock));
    }

    /** Ends the promotion with what was recognised. */
    public void recordRecognition(ExperienceId id) {
        experiences.lock(id);
        Experience standing = experiences.get(id);
        boolean decided = experiences.recognitions(id) > 0;
        if (!decided
                || standing.state() != ExperienceState.RECOGNISING && standing.state() != ExperienceState.PROMOTED) {
            throw standing.senseless("市营商环境办没有作出认定");
        }
        if (experiences.move(id, ExperienceState.RECOGNISING, ExperienceState.PROMOTED)) {
            experiences.countRecognition(id, OffsetDateTime.now(clock));
            Experience experience = experiences.get(id);
            long adopted = experiences.adoptions(id).stream()
                    .filter(adoption -> adoption.state() == AdoptionState.ADOPTED)
                    .count();
            String level = experience.level() == RecognitionLevel.NONE
                    ? "本次不作层级认定。"
                    : "认定为" + experience.level().label() + "典型经验，依据：" + experience.basis();
            tellUnit(
                    experience, "experience-recognised:" + id + ":1", "典型经验推广完成：", "已有" + adopted + "个单位复制推广。" + level);
        }
    }

    /**
     * Later on a higher level has recognised the experience.
     *
     * @param units the units of the person who enters it; the office's only
     */
    public void raiseRecognition(
            ExperienceId id, RecognitionLevel level, String basis, Set<UnitId> units, String userId) {
        if (!units.contains(plan.office().id())) {
            throw new InvalidInputException("认定层级由" + plan.office().name() + "登记。");
        }
        experiences.lock(id);
        Experience experience = experiences.get(id);
        if (experience.state() != ExperienceState.PROMOTED) {
            throw new InvalidInputException("这份典型经验尚未完成推广（" + experience.state().label() + "），请先在任务列表中认定。");
        }
        if (level == experience.level() && level != RecognitionLevel.NONE) {
            throw new AlreadyDoneException("这份典型经验已经认定为" + level.label() + "，无需再次认定。");
        }
        if (level.compareTo(experience.level()) <= 0) {
            throw new InvalidInputException("认定层级只能提高，现为“" + experience.level().label() + "”，请选择更高的层级。");
        }
        int number = experiences.recognitions(id) + 1;
        experiences.recognise(id, number, level, basisOf(level, basis), userId, OffsetDateTime.now(clock));
        experiences.countRecognition(id, OffsetDateTime.now(clock));
        tellUnit(
                experience,
                "experience-recognised:" + id + ":" + number,
                "典型经验认定为" + level.label() + "：",
                "认定依据：" + basis.strip());
    }

    private static String basisOf(RecognitionLevel level, String basis) {
        if (level == RecognitionLevel.NONE) {
            return null;
        }
        if (basis == null || basis.isBlank()) {
            throw new InvalidInputException("认定为" + level.label() + "时请填写认定依据，例如文件名称和文号。");
        }
        return basis.strip();
    }

    private void askOffice(ExperienceId id) {
        Experience experience = experiences.get(id);
        notices.post(new Notice(
                "experience-nominated:" + id + ":" + experiences.round(id),
                new Recipient(plan.office().id(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "请审核典型经验：" + experience.title(),
                plan.unit(experience.unit()).name() + "推荐了典型经验“" + experience.title() + "”（" + experience.item() + " "
                        + plan.item(experience.item()).title() + "），请在任务列表中审核。",
                id.toString()));
    }

    private void tellUnit(Experience experience, String key, String subject, String text) {
        notices.post(new Notice(
                key,
                new Recipient(experience.unit(), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                subject + experience.title(),
                text,
                experience.id().toString()));
    }

    private Deadline within(int workingDays) {
        return new Deadline(calendar.plusWorkingDays(LocalDate.now(clock), workingDays));
    }
}
