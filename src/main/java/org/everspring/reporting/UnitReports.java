package org.everspring.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasuresConfirmed;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.Urgency;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to one obligation, from the task to its end. Every step may run twice and counts once. */
@Service
@Transactional
public class UnitReports {

    private final Obligations obligations;
    private final ReportProcesses processes;
    private final ReportOutline outline;
    private final DutyReminders reminders;
    private final ReminderSchedule schedule;
    private final Notices notices;
    private final WorkCalendar calendar;
    private final ReportingSettings settings;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitReports(
            Obligations obligations,
            ReportProcesses processes,
            ReportOutline outline,
            DutyReminders reminders,
            ReminderSchedule schedule,
            Notices notices,
            WorkCalendar calendar,
            ReportingSettings settings,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.obligations = obligations;
        this.processes = processes;
        this.outline = outline;
        this.reminders = reminders;
        this.schedule = schedule;
        this.notices = notices;
        this.calendar = calendar;
        this.settings = settings;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /** @throws InvalidInputException when the report does not fit the obligation, and could not be handed in */
    @Transactional(readOnly = true)
    public void check(ObligationId id, Report report) {
        check(report, outline.trackedMeasures(id), plan.item(id.item()).targets());
    }

    /**
     * Hands the report in; the moment decides whether the unit is in time.
     *
     * @throws InvalidInputException when the report does not fit the obligation; nothing is stored then
     */
    public void submit(ObligationId id, Report report) {
        Obligation obligation = obligations.get(id);
        check(id, report);
        ObligationState before = obligation.state();
        if (!before.isWithUnit() || !obligations.move(id, before, ObligationState.SUBMITTED)) {
            // Read again: in a race the state was still another one above, and for a moment may be so still.
            ObligationState state = obligations.get(id).state();
            String standing = state.isWithUnit() ? "" : "（" + state.label() + "）";
            throw new AlreadyDoneException("这项报送已经提交" + standing + "，请勿重复提交。");
        }
        int round = obligation.round() + 1;
        obligations.submit(id, round, report, calendar.workingDaysLate(obligation.due(), report.submittedAt()));
    }

    /** Whether the report is out of the unit's hands. */
    @Transactional(readOnly = true)
    public boolean isHandedIn(ObligationId id) {
        return !obligations.get(id).state().isWithUnit();
    }

    /** When the lead has its task. */
    public void requestReview(ObligationId id) {
        Obligation obligation = obligations.get(id);
        require(obligation, ObligationState.SUBMITTED, "交牵头单位审核", "流程中“已报送”应在审核之前");
        notices.post(new Notice(
                "report-submitted:" + id + ":" + obligation.round(),
                new Recipient(obligation.leadUnit(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "待审核：" + unitName(id.unit()) + " " + title(id),
                "该单位已报送推进情况，请在任务列表中审核。",
                id.toString()));
    }

    private static void check(Report report, List<Measure> tracked, List<Target> targets) {
        List<String> titles = tracked.stream().map(Measure::title).toList();
        List<String> reported =
                report.measures().stream().map(MeasureProgress::title).toList();
        if (!reported.equals(titles)) {
            throw ReportOutline.measuresHaveChanged();
        }
        if (report.targets().size() != targets.size()) {
            throw new InvalidInputException("目标值清单与工作方案不一致，请刷新页面后重新填报。");
        }
        if (report.status().needsReason() && report.difficulties() == null) {
            throw new InvalidInputException("总体进度为“" + report.status().label() + "”时，请在“困难问题”中说明原因。");
        }
        boolean allDone = report.measures().stream().allMatch(measure -> measure.status() == MeasureStatus.DONE);
        if (report.status() == ProgressStatus.COMPLETED && !allDone) {
            throw new InvalidInputException("总体进度为“已完成”，但仍有举措未完成，请核对。");
        }
    }

    /** Keeps the lead's decision; the diagram then accepts or returns. */
    public void review(ObligationId id, ReviewDecision decision, String userId) {
        if (decision.accepted() && decision.rating() == null) {
            throw new InvalidInputException("采纳报送时请评定报送质量（优秀、良好、一般、较差）。");
        }
        if (!decision.accepted() && decision.returnReason() == null) {
            throw new InvalidInputException("退回报送时请写明原因，以便责任单位修改。");
        }
        Obligation obligation = obligations.get(id);
        require(obligation, ObligationState.SUBMITTED, "审核", "请在责任单位报送之后审核");
        obligations.review(id, obligation.round(), decision, userId, OffsetDateTime.now(clock));
    }

    /** @throws InvalidInputException when the lead has not decided so in this round */
    public void accept(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.state() == ObligationState.ACCEPTED) {
            return;
        }
        require(obligation, ObligationState.SUBMITTED, "采纳", "请在责任单位报送之后采纳");
        requireDecision(obligation, true, "采纳");
        if (obligations.move(id, ObligationState.SUBMITTED, ObligationState.ACCEPTED)) {
            List<ReportedProblem> problems =
                    obligations.lastReport(id).map(Report::problems).orElse(List.of());
            events.publishEvent(new ReportAccepted(id, problems));
            close(id);
        }
    }

    private static void require(Obligation obligation, ObligationState state, String step, String remedy) {
        if (obligation.state() != state) {
            throw new InvalidInputException(
                    "这项报送现为“" + obligation.state().label() + "”，不能" + step + "；" + remedy + "。");
        }
    }

    /** No diagram decides for the lead. */
    private ReviewDecision requireDecision(Obligation obligation, boolean accepted, String step) {
        return obligations
                .review(obligation.id(), obligation.round())
                .filter(decision -> decision.accepted() == accepted)
                .orElseThrow(() -> new InvalidInputException("牵头单位尚未决定" + step + "这份报送，不能" + step + "；请先完成“审核报送内容”。"));
    }

    /** To be recorded at the quarter's closing and not before, whatever a diagram says. */
    private void requireClosed(Obligation obligation, String step) {
        if (!obligation.closes().isPast(OffsetDateTime.now(clock))) {
            throw new InvalidInputException(
                    "本季度报送要到" + obligation.closes().text() + "才关闭，此前不能" + step + "；请检查流程中的关闭时间。");
        }
    }

    /**
     * Gives the unit at least the term of the settings to mend it. Whether the report was on time is settled already: that
     * goes by the round which was handed in first.
     */
    public void returnToUnit(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.state() == ObligationState.RETURNED) {
            return;
        }
        require(obligation, ObligationState.SUBMITTED, "退回", "请在责任单位报送之后退回");
        ReviewDecision decision = requireDecision(obligation, false, "退回");
        if (obligations.move(id, ObligationState.SUBMITTED, ObligationState.RETURNED)) {
            obligations.countReturn(id);
            Deadline due = moveDue(obligation, later(obligation.due(), termToMend(obligation)));
            notices.post(new Notice(
                    "report-returned:" + id + ":" + obligation.round(),
                    new Recipient(id.unit(), UnitRole.LIAISON),
                    Urgency.IMMEDIATE,
                    "报送被退回：" + title(id),
                    unitName(obligation.leadUnit()) + "退回了报送内容。原因：" + decision.returnReason() + " 请于" + due.text()
                            + "前修改后重新提交，所填内容已保留。",
                    id.toString()));
        }
    }

    /** When the unit has its task again by a way of the diagram that is neither a return nor a withdrawal. */
    public void giveBack(ObligationId id) {
        obligations.move(id, ObligationState.SUBMITTED, ObligationState.RETURNED);
    }

    /**
     * Takes a report back before the lead has decided. It counts as not handed in: the next one decides whether the unit
     * was on time. What is still on its way through steps of the unit's own is taken back, too, and nobody else is told.
     *
     * @param units the units of the person who asks
     */
    public void withdraw(ObligationId id, Set<UnitId> units) {
        Obligation obligation = obligations.get(id);
        if (!units.contains(id.unit())) {
            throw new InvalidInputException("只能撤回本单位的报送。");
        }
        boolean handedIn = obligation.state() == ObligationState.SUBMITTED;
        boolean takenBack = handedIn
                ? obligations.review(id, obligation.round()).isEmpty()
                        && obligations.move(id, ObligationState.SUBMITTED, ObligationState.OPEN)
                : obligation.state().isWithUnit();
        if (!takenBack || !processes.withdraw(id)) {
            throw new InvalidInputException(
                    "只有待审核的报送可以撤回，这项报送现为“" + obligation.state().label() + "”，或牵头单位正在作出决定。");
        }
        if (!handedIn) {
            return;
        }
        obligations.countWithdrawal(id);
        notices.post(new Notice(
                "report-withdrawn:" + id + ":" + obligation.round(),
                new Recipient(obligation.leadUnit(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "报送已撤回：" + unitName(id.unit()) + " " + title(id),
                "该单位撤回了报送内容，修改后会重新提交，您无需处理。",
                id.toString()));
    }

    /**
     * @param newDue the last day that the unit asks for
     * @param units the units of the person who asks
     */
    public void requestExtension(ObligationId id, LocalDate newDue, String reason, Set<UnitId> units, String userId) {
        Obligation obligation = obligations.get(id);
        if (!units.contains(id.unit())) {
            throw new InvalidInputException("只能为本单位的报送申请延期。");
        }
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw new InvalidInputException("请用500字以内说明延期理由。");
        }
        checkTerm(obligation, newDue);
        if (obligation.due().isPast(OffsetDateTime.now(clock))) {
            throw new InvalidInputException("报送期限已过，不能再申请延期，请尽快报送。");
        }
        Optional<Extension> last = obligations.lastExtension(id);
        if (last.filter(extension -> extension.state() == Extension.State.REQUESTED)
                .isPresent()) {
            throw new InvalidInputException("上一次延期申请还在等待牵头单位批复，请勿重复申请。");
        }
        Extension extension = new Extension(
                id,
                last.map(Extension::number).orElse(0) + 1,
                Extension.State.REQUESTED,
                newDue,
                reason.strip(),
                userId,
                null,
                null);
        if (!obligation.state().isWithUnit() || !processes.requestExtension(extension)) {
            throw new InvalidInputException("这项报送现为“" + obligation.state().label() + "”，不需要延期。");
        }
        obligations.request(extension, OffsetDateTime.now(clock));
        notices.post(new Notice(
                "extension-requested:" + id + ":" + extension.number(),
                new Recipient(obligation.leadUnit(), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                "延期申请：" + unitName(id.unit()) + " " + title(id),
                "申请延至" + new Deadline(newDue).text() + "。理由：" + extension.reason() + " 请在任务列表中批复。",
                id.toString()));
    }

    private static void checkTerm(Obligation obligation, LocalDate newDue) {
        if (newDue == null
                || !newDue.isAfter(obligation.due().day())
                || newDue.isAfter(obligation.closes().day())) {
            throw new InvalidInputException("延期后的日期应晚于现期限" + obligation.due().day() + "，且不晚于本季度关闭日"
                    + obligation.closes().day() + "。");
        }
    }

    /** Keeps the lead's answer; the diagram then moves the date or tells the unit. */
    public void decideExtension(ObligationId id, boolean granted, LocalDate grantedOn, String answer, String userId) {
        Extension extension = obligations
                .lastExtension(id)
                .filter(last -> last.state() == Extension.State.REQUESTED)
                .orElseThrow(() -> new InvalidInputException("这项报送没有待批复的延期申请；请在责任单位申请之后批复。"));
        if (granted) {
            checkTerm(obligations.get(id), grantedOn);
        } else if (answer == null) {
            throw new InvalidInputException("不同意延期时请说明理由。");
        }
        obligations.decide(
                new Extension(
                        id,
                        extension.number(),
                        granted ? Extension.State.GRANTED : Extension.State.REFUSED,
                        extension.requestedOn(),
                        extension.reason(),
                        extension.requestedBy(),
                        granted ? grantedOn : null,
                        answer),
                userId,
                OffsetDateTime.now(clock));
    }

    public void extend(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.state().isClosed()) {
            throw new InvalidInputException("这项报送现为“" + obligation.state().label() + "”，不能再顺延期限。");
        }
        Extension extension = answered(id, Extension.State.GRANTED, "同意", "顺延期限");
        Deadline due = moveDue(obligation, new Deadline(extension.grantedOn()));
        answerExtension(extension, "延期申请已同意：", "新的报送期限为" + due.text() + "。");
    }

    /** The date in the row, the task's date, its timers and what the form shows move together. */
    private Deadline moveDue(Obligation obligation, Deadline due) {
        obligations.moveDue(obligation.id(), due);
        processes.moveDue(
                obligation.id(), due, schedule.cyclesOf(Duty.REPORT, LocalDate.now(clock), due, obligation.closes()));
        return due;
    }

    private Deadline termToMend(Obligation obligation) {
        return new Deadline(calendar.plusWorkingDaysUntil(
                LocalDate.now(clock),
                settings.returnWorkingDays(),
                obligation.closes().day()));
    }

    private static Deadline later(Deadline one, Deadline other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    public void refuseExtension(ObligationId id) {
        Extension extension = answered(id, Extension.State.REFUSED, "不同意", "告知不予延期");
        answerExtension(
                extension, "延期申请未获同意：", "报送期限仍为" + obligations.get(id).due().text() + "。");
    }

    private Extension answered(ObligationId id, Extension.State answer, String decision, String step) {
        return obligations
                .lastExtension(id, answer)
                .orElseThrow(() ->
                        new InvalidInputException("牵头单位没有" + decision + "过这项报送的延期申请，不能" + step + "；请先完成“审批延期申请”。"));
    }

    private void answerExtension(Extension extension, String subject, String text) {
        ObligationId id = extension.obligation();
        notices.post(new Notice(
                "extension-answered:" + id + ":" + extension.number(),
                new Recipient(id.unit(), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                subject + title(id),
                text + (extension.answer() == null ? "" : "批复意见：" + extension.answer()),
                id.toString()));
    }

    /**
     * Reminds a unit by hand and asks for an answer.
     *
     * @param units the units of the person who urges: the item's lead or the office
     */
    public void urge(ObligationId id, String text, Set<UnitId> units, String userId) {
        Obligation obligation = obligations.get(id);
        UnitId by = List.of(obligation.leadUnit(), plan.office().id()).stream()
                .filter(units::contains)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("只有牵头单位或市营商环境办可以催办。"));
        if (text == null || text.isBlank() || text.length() > 500) {
            throw new InvalidInputException("请用500字以内写明催办事项。");
        }
        Optional<Urge> last = obligations.lastUrge(id);
        if (last.filter(urge -> urge.answer() == null).isPresent()) {
            throw new InvalidInputException("上一次催办尚未收到回复，请勿重复催办。");
        }
        Urge urge = new Urge(
                id, last.map(Urge::number).orElse(0) + 1, by, text.strip(), userId, OffsetDateTime.now(clock), null);
        if (!obligation.state().isWithUnit() || !processes.urge(urge)) {
            throw new InvalidInputException("这项报送现为“" + obligation.state().label() + "”，无需催办。");
        }
        obligations.urge(urge);
    }

    public void notifyUrged(ObligationId id) {
        Urge urge = obligations.lastUrge(id).orElseThrow(() -> new InvalidInputException("这项报送没有催办，无从告知；请在工作台催办。"));
        for (UnitRole role : UnitRole.values()) {
            notices.post(new Notice(
                    "report-urged:" + id + ":" + urge.number() + ":" + role,
                    new Recipient(id.unit(), role),
                    Urgency.IMMEDIATE,
                    "催办：" + title(id),
                    unitName(urge.byUnit()) + "催办：" + urge.text() + " 请在任务列表中回复。",
                    id.toString()));
        }
    }

    public void answerUrge(ObligationId id, String answer, String userId) {
        Urge urge = obligations
                .lastUrge(id)
                .filter(last -> last.answer() == null)
                .orElseThrow(() -> new InvalidInputException("这项报送没有待回复的催办。"));
        obligations.answer(urge, answer, userId, OffsetDateTime.now(clock));
    }

    public void deliverUrgeAnswer(ObligationId id) {
        Urge urge = obligations
                .lastAnsweredUrge(id)
                .orElseThrow(() -> new InvalidInputException("催办还没有回复，没有回执可送；请先完成“回复催办”。"));
        notices.post(new Notice(
                "urge-answered:" + id + ":" + urge.number(),
                new Recipient(urge.byUnit(), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                "催办回执：" + unitName(id.unit()) + " " + title(id),
                "回复：" + urge.answer(),
                id.toString()));
    }

    /** What the decision table has for today, before the date or after it. */
    public void remind(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.state().isWithUnit()) {
            reminders.sendFor(new DutyNotice(
                    Duty.REPORT, id.toString(), title(id), id.unit(), obligation.leadUnit(), obligation.due()));
        }
    }

    public void recordMissing(ObligationId id) {
        Obligation obligation = obligations.get(id);
        ObligationState state = obligation.state();
        if (state == ObligationState.MISSING) {
            return;
        }
        if (!state.isWithUnit()) {
            throw new InvalidInputException("这项报送现为“" + state.label() + "”，不能登记缺报；请检查流程中关闭之后的判断。");
        }
        requireClosed(obligation, "登记缺报");
        if (obligations.move(id, state, ObligationState.MISSING)) {
            close(id);
            for (Recipient to : List.of(
                    new Recipient(id.unit(), UnitRole.LEADER),
                    new Recipient(obligation.leadUnit(), UnitRole.LIAISON),
                    new Recipient(plan.office().id(), UnitRole.LIAISON))) {
                notices.post(new Notice(
                        "report-missing:" + id + ":" + to.unit() + ":" + to.role(),
                        to,
                        Urgency.DIGEST,
                        "缺报：" + unitName(id.unit()) + " " + title(id),
                        "截至本季度关闭仍未报送，已登记为缺报，计入年度考核。",
                        id.toString()));
            }
        }
    }

    public void recordUnreviewed(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.state() == ObligationState.UNREVIEWED) {
            return;
        }
        require(obligation, ObligationState.SUBMITTED, "登记为未审核", "请检查流程中关闭之后的判断");
        requireClosed(obligation, "登记为未审核");
        if (obligations.move(id, ObligationState.SUBMITTED, ObligationState.UNREVIEWED)) {
            close(id);
        }
    }

    private void close(ObligationId id) {
        obligations.close(id, OffsetDateTime.now(clock));
        events.publishEvent(new ReportClosed(id));
    }

    /** A breakdown confirmed during the quarter is what the open report tracks from then on. */
    @EventListener
    void on(MeasuresConfirmed event) {
        obligations.open(event.breakdown().item(), event.breakdown().unit()).forEach(processes::showMeasures);
    }

    private String title(ObligationId id) {
        Item item = plan.item(id.item());
        return id.quarter() + " " + item.id() + " " + item.title();
    }

    private String unitName(UnitId unit) {
        return plan.unit(unit).name();
    }
}
