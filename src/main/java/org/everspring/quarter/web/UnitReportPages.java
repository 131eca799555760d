package org.everspring.quarter.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ObligationId;
import org.everspring.people.StaffTasks;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.Summaries;
import org.everspring.reporting.DoneBy;
import org.everspring.reporting.Extension;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportRecords;
import org.everspring.reporting.ReportRecords.ExtensionRecord;
import org.everspring.reporting.ReportRecords.ReportRound;
import org.everspring.reporting.ReportRecords.UrgeRecord;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.TargetProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers everything about one unit's report for those whom it concerns; it stays when all tasks have ended. */
@Component
@Transactional(readOnly = true)
class UnitReportPages {

    private final ObligationQueries obligations;
    private final Summaries summaries;
    private final ReportRecords records;
    private final ReportRights rights;
    private final StaffTasks tasks;
    private final ReportTexts texts;
    private final Plan plan;

    UnitReportPages(
            ObligationQueries obligations,
            Summaries summaries,
            ReportRecords records,
            ReportRights rights,
            StaffTasks tasks,
            ReportTexts texts,
            Plan plan) {
        this.obligations = obligations;
        this.summaries = summaries;
        this.records = records;
        this.rights = rights;
        this.tasks = tasks;
        this.texts = texts;
        this.plan = plan;
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<ReportPage> find(ObligationId id, StaffMember reader) {
        return obligations
                .find(id)
                .filter(obligation -> rights.mayRead(obligation, reader))
                .map(obligation -> page(obligation, reader));
    }

    private ReportPage page(ObligationSnapshot obligation, StaffMember reader) {
        ObligationId id = obligation.id();
        return new ReportPage(
                id,
                texts.unit(id.unit()) + "报送：" + texts.item(id.item()),
                id.quarter(),
                obligation.state(),
                obligation.state().isWithUnit() ? texts.standing(obligation.due()) : null,
                tasks.find(id.toString(), reader).isPresent(),
                facts(obligation),
                summaries
                        .find(id.summary())
                        .map(ItemSummary::loaded)
                        .map(summary -> new ReportPage.SummaryLink(summary, rights.mayRead(summary, reader)))
                        .orElse(null),
                ReportTexts.newestFirst(records.rounds(id), round -> round(round, obligation)),
                records.extensions(id).stream()
                        .map(extension -> asked(extension, obligation))
                        .toList(),
                records.urges(id).stream().map(urge -> asked(urge, obligation)).toList(),
                null);
    }

    private List<ReportPage.Fact> facts(ObligationSnapshot obligation) {
        Facts facts = new Facts();
        facts.add("重点任务", texts.item(obligation.id().item()));
        facts.add("责任单位", texts.unit(obligation.id().unit()));
        facts.add("牵头单位", texts.unit(obligation.leadUnit()));
        facts.add("报送期限", obligation.due().text());
        facts.add("本季度关闭", obligation.closes().text());
        facts.add("首次报送", texts.momentOrNull(obligation.firstSubmittedAt()));
        facts.add("报送时效", texts.punctuality(obligation));
        facts.add("办理次数", texts.counts(obligation));
        return facts.list();
    }

    private ReportPage.Round round(ReportRound round, ObligationSnapshot obligation) {
        Report report = round.report();
        Facts content = new Facts();
        content.add("本季度推进情况", report.progress());
        content.add("经验做法", report.experience());
        content.add("困难问题", report.difficulties());
        content.add("下一步打算", report.nextSteps());
        content.add("意见建议", report.suggestions());
        return new ReportPage.Round(
                "第" + round.number() + "次报送",
                texts.doneBy(new DoneBy(report.submittedBy(), report.submittedAt())),
                WorkCalendar.dayOf(report.submittedAt()),
                report.status(),
                content.list(),
                report.measures(),
                targets(obligation.id().item(), report.targets()),
                report.problems(),
                List.of(
                        new ReportPage.Fact("填报人", report.drafter() + "（" + report.drafterPhone() + "）"),
                        new ReportPage.Fact("审签领导", report.signedBy() + role(report.signerRole()))),
                List.of(),
                outcome(round, obligation));
    }

    /** The codes of forms/fill-report.form; another one is told with its label among the added answers. */
    private static String role(String code) {
        return switch (code) {
            case "principal" -> "（主要负责同志）";
            case "deputy" -> "（分管负责同志）";
            default -> "";
        };
    }

    /** A target that the plan has no more keeps its id. */
    private List<ReportPage.TargetRow> targets(ItemId item, List<TargetProgress> reached) {
        Map<String, Target> targets = plan.findItem(item.value()).map(Item::targets).orElse(List.of()).stream()
                .collect(Collectors.toMap(Target::id, Function.identity()));
        return reached.stream()
                .map(target -> {
                    Target goal = targets.get(target.targetId());
                    return new ReportPage.TargetRow(
                            goal == null ? target.targetId() : goal.title(),
                            goal == null ? "—" : goal.goalText(),
                            reached(target.reached(), goal));
                })
                .toList();
    }

    private static String reached(@Nullable BigDecimal reached, @Nullable Target goal) {
        return reached == null
                ? "未填写"
                : reached.stripTrailingZeros().toPlainString() + (goal == null ? "" : goal.unit());
    }

    private ReportPage.Outcome outcome(ReportRound round, ObligationSnapshot obligation) {
        String lead = texts.unit(obligation.leadUnit());
        ReviewDecision review = round.review();
        if (review != null) {
            return ReportPage.Outcome.decided(
                    review.accepted(),
                    lead
                            + (review.rating() == null
                                    ? "已退回"
                                    : "已采纳，报送质量：" + review.rating().label()),
                    review.returnReason(),
                    round.reviewed() == null ? null : texts.doneBy(round.reviewed()));
        }
        // What the lead has not decided and does not wait for the lead any more, the unit has taken back.
        boolean last = round.number() == obligation.round();
        if (last && obligation.state() == ObligationState.SUBMITTED) {
            return ReportPage.Outcome.open("等待" + lead + "审核");
        }
        return last && obligation.state() == ObligationState.UNREVIEWED
                ? ReportPage.Outcome.open("至季度关闭" + lead + "未审核")
                : ReportPage.Outcome.failed("责任单位已撤回");
    }

    private ReportPage.Asked asked(ExtensionRecord record, ObligationSnapshot obligation) {
        Extension extension = record.extension();
        boolean lapsed = extension.state() == Extension.State.REQUESTED
                && obligation.state().isClosed();
        String granted = extension.grantedOn() == null ? "" : "，延至" + texts.day(extension.grantedOn());
        return new ReportPage.Asked(
                "申请延至" + texts.day(extension.requestedOn()) + "："
                        + (lapsed ? "未批复" : extension.state().label()) + granted,
                texts.doneBy(record.requested()),
                extension.reason(),
                extension.answer() == null ? null : "批复意见：" + extension.answer(),
                record.decided() == null ? null : texts.doneBy(record.decided()));
    }

    private ReportPage.Asked asked(UrgeRecord record, ObligationSnapshot obligation) {
        boolean answered = record.urge().answer() != null;
        String open = obligation.state().isClosed() ? "未回复" : "尚未回复";
        return new ReportPage.Asked(
                texts.unit(record.urge().byUnit()) + "催办：" + (answered ? "已回复" : open),
                texts.doneBy(new DoneBy(record.urge().urgedBy(), record.urge().urgedAt())),
                record.urge().text(),
                answered ? "回复：" + record.urge().answer() : null,
                record.answered() == null ? null : texts.doneBy(record.answered()));
    }
}
