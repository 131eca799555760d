package org.everspring.quarter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.SummaryId;
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
import org.everspring.quarter.Countersignature.Decision;
import org.everspring.reporting.ReportClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to one item's summary. Every step may run twice and counts once. */
@Service
@Transactional
public class ItemSummaries {

    /** After this many rounds with objections the office coordinates, as whoever assigned the item does. */
    private static final int ROUNDS_AMONG_LEADS = 2;

    private final Summaries summaries;
    private final Quarters quarters;
    private final ReportOverview overview;
    private final QuarterProcesses processes;
    private final DutyReminders reminders;
    private final Notices notices;
    private final WorkCalendar calendar;
    private final QuarterSettings settings;
    private final Plan plan;
    private final Clock clock;

    ItemSummaries(
            Summaries summaries,
            Quarters quarters,
            ReportOverview overview,
            QuarterProcesses processes,
            DutyReminders reminders,
            Notices notices,
            WorkCalendar calendar,
            QuarterSettings settings,
            Plan plan,
            Clock clock) {
        this.summaries = summaries;
        this.quarters = quarters;
        this.overview = overview;
        this.processes = processes;
        this.reminders = reminders;
        this.notices = notices;
        this.calendar = calendar;
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    /** The last of an item's reports, whichever it is, lets the summary begin. */
    @EventListener
    void on(ReportClosed event) {
        SummaryId id = event.obligation().summary();
        int open = summaries.closeReport(id);
        SummaryState state = summaries.get(id).state();
        if (state == SummaryState.WAITING) {
            if (open == 0) {
                processes.reportsComplete(id);
            }
        } else if (state == SummaryState.COMPILING) {
            processes.showReports(id, overview.of(id));
        }
    }

    /** Begins the summary and lists the reports, the missing ones among them. */
    public List<Map<String, Object>> begin(SummaryId id) {
        requireReports(summaries.get(id));
        if (summaries.move(id, SummaryState.WAITING, SummaryState.COMPILING)) {
            ItemSummary summary = summaries.get(id);
            notices.post(new Notice(
                    "summary-begun:" + id,
                    new Recipient(summary.leadUnit(), UnitRole.LIAISON),
                    Urgency.DIGEST,
                    "请汇总：" + title(id),
                    (summary.openReports() == 0 ? "责任单位报送已齐，" : "报送期限已过，尚有" + summary.openReports() + "家未完成，") + "请于"
                            + summary.due().text() + "前完成汇总。",
                    id.toString()));
        }
        return overview.of(id);
    }

    private void requireReports(ItemSummary summary) {
        Deadline due = quarters.get(summary.id().quarter()).reportDue();
        if (summary.state() == SummaryState.WAITING
                && summary.openReports() > 0
                && !due.isPast(OffsetDateTime.now(clock))) {
            throw new InvalidInputException(
                    "尚有" + summary.openReports() + "家责任单位没有报送，期限（" + due.text() + "）也未到，不能开始汇总；请检查流程中等待报送的步骤。");
        }
    }

    @Transactional(readOnly = true)
    public List<Map<String, Object>> reports(SummaryId id) {
        return overview.of(id);
    }

    /**
     * @param asksUntil by when the co-leads are to answer; never after the quarter's closing
     * @param coLeads in the plan's order; none when the lead is alone
     */
    public record Countersigning(Deadline asksUntil, List<UnitId> coLeads) {}

    /** Hands the summary in; the moment decides whether the lead is in time. */
    public Countersigning submit(SummaryId id, SummaryText text, String userId) {
        ItemSummary summary = summaries.get(id);
        if (!summaries.move(id, SummaryState.COMPILING, SummaryState.SUBMITTED)) {
            // Read again: in a race the state was still another one above, and for a moment may be so still.
            SummaryState state = summaries.get(id).state();
            String standing = state == SummaryState.COMPILING ? "" : "（" + state.label() + "）";
            throw new AlreadyDoneException("这份汇总已经提交" + standing + "，请勿重复提交。");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        int round = summary.round() + 1;
        summaries.submit(id, round, text, calendar.workingDaysLate(summary.due(), now), userId, now);
        return new Countersigning(countersignBy(summary), plan.item(id.item()).coLeads());
    }

    /** When a co-lead has its task. */
    public void requestCountersignature(SummaryId id, UnitId coLead) {
        ItemSummary summary = summaries.get(id);
        if (!summaries.move(id, SummaryState.SUBMITTED, SummaryState.COUNTERSIGNING)) {
            require(summary, SummaryState.COUNTERSIGNING, "交联合牵头单位会签", "流程中“汇总已报送”应在会签之前");
        }
        notices.post(new Notice(
                "countersign-asked:" + id + ":" + summary.round() + ":" + coLead,
                new Recipient(coLead, UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                "请会签：" + title(id),
                plan.unit(summary.leadUnit()).name() + "已完成汇总，请于"
                        + countersignBy(summary).text() + "前会签，逾期未答复视同同意。",
                id.toString()));
    }

    /** When the office has its task. */
    public void requestJudgement(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        require(summary, SummaryState.SUBMITTED, "交市营商环境办审定", "流程中“汇总已报送”和会签意见的归集应在审定之前");
        notices.post(new Notice(
                "summary-submitted:" + id + ":" + summary.round(),
                new Recipient(plan.office().id(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "请审定汇总：" + title(id),
                plan.unit(summary.leadUnit()).name() + "已报送汇总，请在任务列表中审定。",
                id.toString()));
    }

    private static void require(ItemSummary summary, SummaryState state, String step, String remedy) {
        if (summary.state() != state) {
            throw new InvalidInputException("这份汇总现为“" + summary.state().label() + "”，不能" + step + "；" + remedy + "。");
        }
    }

    /** No diagram decides for the office. */
    private SummaryDecision requireDecision(ItemSummary summary, boolean accepted, String step) {
        return summaries
                .decision(summary.id(), summary.round())
                .filter(decision -> decision.accepted() == accepted)
                .orElseThrow(() -> new InvalidInputException("市营商环境办尚未决定" + step + "这份汇总，不能" + step + "；请先完成“审定汇总”。"));
    }

    private Deadline countersignBy(ItemSummary summary) {
        return new Deadline(calendar.plusWorkingDaysUntil(
                LocalDate.now(clock),
                settings.countersignWorkingDays(),
                summary.closes().day()));
    }

    /** @param opinion may be null when the co-lead agrees */
    public void countersign(SummaryId id, UnitId coLead, boolean agreed, String opinion, String userId) {
        if (!agreed && opinion == null) {
            throw new InvalidInputException("有异议时请写明具体意见。");
        }
        ItemSummary summary = summaries.get(id);
        require(summary, SummaryState.COUNTERSIGNING, "会签", "请刷新任务列表后再看");
        Countersignature answer = new Countersignature(coLead, agreed ? Decision.AGREED : Decision.OBJECTED, opinion);
        summaries.countersign(id, summary.round(), answer, userId, OffsetDateTime.now(clock));
    }

    /**
     * @param agreed no co-lead has objected
     * @param officeCoordinates they have objected once more, or at the quarter's closing, so the office settles it
     * @param opinions one line a co-lead, for the next reader
     */
    public record Outcome(boolean agreed, boolean officeCoordinates, String opinions) {}

    /** Ends a round of countersigning; who has not answered is recorded as agreeing by silence. */
    public Outcome concludeCountersigning(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        Set<UnitId> answered = summaries.countersignatures(id, summary.round()).stream()
                .map(Countersignature::unit)
                .collect(Collectors.toSet());
        plan.item(id.item()).coLeads().stream()
                .filter(coLead -> !answered.contains(coLead))
                .forEach(coLead -> summaries.countersign(
                        id,
                        summary.round(),
                        new Countersignature(coLead, Decision.SILENT, null),
                        null,
                        OffsetDateTime.now(clock)));
        List<Countersignature> answers = summaries.countersignatures(id, summary.round());
        boolean agreed = answers.stream().noneMatch(answer -> answer.decision() == Decision.OBJECTED);
        // At the closing the lead has no time left: going back would record the summary as missing.
        boolean lastRound = summary.timesObjected() + 1 >= ROUNDS_AMONG_LEADS
                || summary.closes().isPast(OffsetDateTime.now(clock));
        boolean officeCoordinates = !agreed && lastRound;
        if (agreed || officeCoordinates) {
            summaries.move(id, SummaryState.COUNTERSIGNING, SummaryState.SUBMITTED);
        }
        return new Outcome(agreed, officeCoordinates, TypedText.fitting(opinions(answers)));
    }

    private String opinions(List<Countersignature> answers) {
        return answers.stream()
                .map(answer -> plan.unit(answer.unit()).name() + "："
                        + answer.decision().label() + (answer.opinion() == null ? "" : "——" + answer.opinion()))
                .collect(Collectors.joining("\n"));
    }

    public void returnObjections(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        if (summary.state() == SummaryState.COMPILING) {
            return;
        }
        require(summary, SummaryState.COUNTERSIGNING, "因会签意见退回", "会签一致的请送市营商环境办审定");
        if (summaries.countersignatures(id, summary.round()).stream()
                .noneMatch(answer -> answer.decision() == Decision.OBJECTED)) {
            throw new InvalidInputException("没有联合牵头单位提出异议，不能因会签意见退回；请检查流程中会签之后的判断。");
        }
        if (summaries.move(id, SummaryState.COUNTERSIGNING, SummaryState.COMPILING)) {
            summaries.countObjection(id);
            tellLead(id, "summary-objected:", "会签有异议：", "请按会签意见修改后重新提交，意见已列在任务中。");
        }
    }

    /** @throws InvalidInputException when the office has not decided so in this round */
    public void accept(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        if (summary.state() == SummaryState.ACCEPTED) {
            return;
        }
        require(summary, SummaryState.SUBMITTED, "通过", "请在牵头单位报送之后通过");
        requireDecision(summary, true, "通过");
        if (summaries.move(id, SummaryState.SUBMITTED, SummaryState.ACCEPTED)) {
            close(id);
        }
    }

    /**
     * Keeps the office's decision; the diagram then accepts or returns.
     *
     * @throws InvalidInputException when a return has no reason, or no time is left in which the lead could mend the summary
     */
    public void decide(SummaryId id, SummaryDecision decision, String userId) {
        ItemSummary summary = summaries.get(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!decision.accepted() && decision.returnReason() == null) {
            throw new InvalidInputException("退回汇总时请写明原因，以便牵头单位修改。");
        }
        require(summary, SummaryState.SUBMITTED, "审定", "请在牵头单位报送之后审定");
        if (!decision.accepted() && summary.closes().isPast(now)) {
            throw new InvalidInputException("本季度已经关闭，牵头单位不能再修改，汇总不能退回。请选择“通过”，意见可写入季度通报。");
        }
        summaries.decide(id, summary.round(), decision, userId, now);
    }

    /** @throws InvalidInputException when the office has not decided so in this round */
    public void returnToLead(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        if (summary.state() == SummaryState.COMPILING) {
            return;
        }
        require(summary, SummaryState.SUBMITTED, "退回", "请在牵头单位报送之后退回");
        SummaryDecision decision = requireDecision(summary, false, "退回");
        if (summaries.move(id, SummaryState.SUBMITTED, SummaryState.COMPILING)) {
            summaries.countReturn(id);
            tellLead(id, "summary-returned:", "汇总被退回：", "退回原因：" + decision.returnReason() + " 请修改后重新提交，所填内容已保留。");
        }
    }

    private void tellLead(SummaryId id, String key, String subject, String text) {
        ItemSummary summary = summaries.get(id);
        notices.post(new Notice(
                key + id + ":" + summary.round(),
                new Recipient(summary.leadUnit(), UnitRole.LIAISON),
                Urgency.IMMEDIATE,
                subject + title(id),
                text,
                id.toString()));
    }

    /** What the decision table has for today; late ones go to the office, then to the leading group. */
    public void remind(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        if (summary.state() == SummaryState.COMPILING) {
            reminders.sendFor(new DutyNotice(
                    Duty.SUMMARY, id.toString(), title(id), summary.leadUnit(), summary.leadUnit(), summary.due()));
        }
    }

    public void recordMissing(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        if (summary.state() == SummaryState.MISSING) {
            return;
        }
        require(summary, SummaryState.COMPILING, "登记汇总缺报", "请检查流程中关闭的位置");
        if (!summary.closes().isPast(OffsetDateTime.now(clock))) {
            throw new InvalidInputException("本季度汇总要到" + summary.closes().text() + "才关闭，此前不能登记汇总缺报；请检查流程中的关闭时间。");
        }
        if (summaries.move(id, SummaryState.COMPILING, SummaryState.MISSING)) {
            close(id);
            notices.post(new Notice(
                    "summary-missing:" + id,
                    new Recipient(plan.office().id(), UnitRole.LIAISON),
                    Urgency.DIGEST,
                    "汇总缺报：" + title(id),
                    plan.unit(summary.leadUnit()).name() + "截至本季度关闭仍未完成汇总，已登记为缺报。",
                    id.toString()));
        }
    }

    private void close(SummaryId id) {
        summaries.close(id, OffsetDateTime.now(clock));
        if (quarters.closeSummary(id.quarter()) == 0) {
            processes.summariesComplete(id.quarter());
        }
    }

    private String title(SummaryId id) {
        return id.quarter() + " " + id.item() + " " + plan.item(id.item()).title();
    }
}
