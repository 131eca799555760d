package org.everspring.quarter.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.people.StaffTasks;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Countersignature;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.QuarterMatters;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryRecords;
import org.everspring.quarter.SummaryRecords.Signature;
import org.everspring.quarter.SummaryRecords.SummaryRound;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.DoneBy;
import org.everspring.reporting.Extension;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.MeasureStatus;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportRecords;
import org.everspring.reporting.ReportRecords.ExtensionRecord;
import org.everspring.reporting.ReportRecords.ReportRound;
import org.everspring.reporting.ReportRecords.UrgeRecord;
import org.everspring.reporting.TargetProgress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers everything about one report or summary for those whom it concerns; it stays when all tasks have ended. */
@Component
@Transactional(readOnly = true)
class ReportPages {

    private final ObligationQueries obligations;
    private final Summaries summaries;
    private final ReportRecords records;
    private final SummaryRecords summaryRecords;
    private final QuarterMatters readers;
    private final StaffTasks tasks;
    private final ReportTexts texts;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final Clock clock;

    ReportPages(
            ObligationQueries obligations,
            Summaries summaries,
            ReportRecords records,
            SummaryRecords summaryRecords,
            QuarterMatters readers,
            StaffTasks tasks,
            ReportTexts texts,
            WorkCalendar calendar,
            Plan plan,
            Clock clock) {
        this.obligations = obligations;
        this.summaries = summaries;
        this.records = records;
        this.summaryRecords = summaryRecords;
        this.readers = readers;
        this.tasks = tasks;
        this.texts = texts;
        this.calendar = calendar;
        this.plan = plan;
        this.clock = clock;
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<ReportPage> find(String key, StaffMember reader) {
        return ObligationId.find(key)
                .flatMap(obligations::find)
                .filter(obligation -> mayRead(obligation.unitsConcerned(), reader))
                .map(obligation -> page(obligation, reader))
                .or(() -> SummaryId.find(key)
                        .flatMap(summaries::find)
                        .map(ItemSummary::loaded)
                        .filter(summary -> mayRead(readers.unitsConcerned(summary), reader))
                        .map(summary -> page(summary, reader)));
    }

    private boolean mayRead(Set<UnitId> units, StaffMember reader) {
        return reader.readsEverything()
                || reader.memberOf(plan.office().id())
                || reader.memberOf(plan.leadingGroup().id())
                || units.stream().anyMatch(reader::memberOf);
    }

    private ReportPage page(ObligationSnapshot obligation, StaffMember reader) {
        ObligationId id = obligation.id();
        boolean withUnit = obligation.state().isWithUnit();
        return new ReportPage(
                id.toString(),
                texts.unit(id.unit()) + "报送：" + texts.item(id.item()),
                id.quarter().label(),
                obligation.state().name(),
                obligation.state().label(),
                withUnit ? obligation.due().text() : null,
                withUnit ? texts.daysLeft(obligation.due()) : null,
                withUnit ? texts.alarm(obligation.due()) : null,
                tasks.find(id.toString(), reader).isPresent(),
                facts(obligation),
                summaries
                        .find(id.summary())
                        .map(ItemSummary::loaded)
                        .map(summary -> new ReportPage.Link(
                                summary.id().toString(),
                                summary.state().label(),
                                mayRead(readers.unitsConcerned(summary), reader)))
                        .orElse(null),
                newestFirst(records.rounds(id).stream()
                        .map(round -> round(round, obligation))
                        .toList()),
                records.extensions(id).stream()
                        .map(extension -> asked(extension, obligation))
                        .toList(),
                records.urges(id).stream().map(urge -> asked(urge, obligation)).toList(),
                false,
                List.of());
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private List<ReportPage.Fact> facts(ObligationSnapshot obligation) {
        List<ReportPage.Fact> facts = new ArrayList<>();
        add(facts, "重点任务", texts.item(obligation.id().item()));
        add(facts, "责任单位", texts.unit(obligation.id().unit()));
        add(facts, "牵头单位", texts.unit(obligation.leadUnit()));
        add(facts, "报送期限", obligation.due().text());
        add(facts, "本季度关闭", obligation.closes().text());
        add(facts, "首次报送", moment(obligation.firstSubmittedAt()));
        add(facts, "报送时效", punctuality(obligation));
        add(facts, "办理次数", counts(obligation));
        return facts;
    }

    private static void add(List<ReportPage.Fact> facts, String name, String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new ReportPage.Fact(name, text));
        }
    }

    private String moment(OffsetDateTime moment) {
        return moment == null ? null : texts.moment(moment);
    }

    private String punctuality(ObligationSnapshot obligation) {
        String missed = obligation.timesReturned() == 0 ? "未报送" : "未重新报送";
        if (obligation.state() == ObligationState.MISSING) {
            return "至季度关闭" + missed + "，逾期" + lateBy(obligation.due(), obligation.closes()) + "个工作日";
        }
        if (obligation.firstSubmittedAt() != null) {
            return texts.handedIn(obligation.lateWorkingDays(), "报送");
        }
        return late(obligation.due(), obligation.closes(), missed);
    }

    private String late(Deadline due, Deadline closes, String missed) {
        return due.isPast(OffsetDateTime.now(clock)) ? missed + "，逾期" + lateBy(due, closes) + "个工作日" : "尚" + missed;
    }

    /** Up to today, and never beyond the day on which the quarter closes. */
    private int lateBy(Deadline due, Deadline closes) {
        LocalDate today = LocalDate.now(clock);
        return calendar.workingDaysLate(due, today.isBefore(closes.day()) ? today : closes.day());
    }

    private static String counts(ObligationSnapshot obligation) {
        return joined(Stream.of(
                times("报送", obligation.round()),
                times("退回", obligation.timesReturned()),
                times("撤回", obligation.timesWithdrawn()),
                times("催办", obligation.timesUrged())));
    }

    private static String joined(Stream<String> counts) {
        return counts.filter(text -> !text.isEmpty()).collect(Collectors.joining("，"));
    }

    private static String times(String what, int number) {
        return number == 0 ? "" : what + number + "次";
    }

    private ReportPage.Round round(ReportRound round, ObligationSnapshot obligation) {
        Report report = round.report();
        List<ReportPage.Fact> content = new ArrayList<>();
        add(content, "本季度推进情况", report.progress());
        add(content, "经验做法", report.experience());
        add(content, "困难问题", report.difficulties());
        add(content, "下一步打算", report.nextSteps());
        add(content, "意见建议", report.suggestions());
        LocalDate handedInOn =
                report.submittedAt().atZoneSameInstant(WorkCalendar.ZONE).toLocalDate();
        return new ReportPage.Round(
                "第" + round.number() + "次报送",
                texts.doneBy(new DoneBy(report.submittedBy(), report.submittedAt())),
                report.status().label(),
                content,
                report.measures().stream()
                        .map(measure -> measure(measure, handedInOn))
                        .toList(),
                targets(obligation.id().item(), report.targets()),
                report.problems().stream()
                        .map(problem -> new ReportPage.Problem(problem.title(), problem.detail()))
                        .toList(),
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

    private ReportPage.MeasureRow measure(MeasureProgress measure, LocalDate handedInOn) {
        return new ReportPage.MeasureRow(
                measure.title(),
                measure.owner(),
                texts.day(measure.dueOn()),
                measure.status() != MeasureStatus.DONE && measure.dueOn().isBefore(handedInOn),
                measure.status().code(),
                measure.status().label(),
                measure.note());
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

    private static String reached(BigDecimal reached, Target goal) {
        return reached == null
                ? "未填写"
                : reached.stripTrailingZeros().toPlainString() + (goal == null ? "" : goal.unit());
    }

    private ReportPage.Outcome outcome(ReportRound round, ObligationSnapshot obligation) {
        if (round.review() != null) {
            return new ReportPage.Outcome(
                    round.review().accepted() ? "passed" : "failed",
                    texts.unit(obligation.leadUnit())
                            + (round.review().accepted()
                                    ? "已采纳，报送质量：" + round.review().rating().label()
                                    : "已退回"),
                    round.review().returnReason() == null
                            ? null
                            : "退回原因：" + round.review().returnReason(),
                    texts.doneBy(round.reviewed()));
        }
        // What the lead has not decided and does not wait for the lead any more, the unit has taken back.
        boolean last = round.number() == obligation.round();
        if (last && obligation.state() == ObligationState.SUBMITTED) {
            return new ReportPage.Outcome("open", "等待" + texts.unit(obligation.leadUnit()) + "审核", null, null);
        }
        return last && obligation.state() == ObligationState.UNREVIEWED
                ? new ReportPage.Outcome("open", "至季度关闭" + texts.unit(obligation.leadUnit()) + "未审核", null, null)
                : new ReportPage.Outcome("failed", "责任单位已撤回", null, null);
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

    private ReportPage page(SummarySnapshot summary, StaffMember reader) {
        SummaryId id = summary.id();
        boolean withLead = isWithLead(summary);
        List<SummaryRound> rounds = summaryRecords.rounds(id);
        return new ReportPage(
                id.toString(),
                texts.unit(summary.leadUnit()) + "汇总：" + texts.item(id.item()),
                id.quarter().label(),
                summary.state().name(),
                summary.state().label(),
                withLead ? summary.due().text() : null,
                withLead ? texts.daysLeft(summary.due()) : null,
                withLead ? texts.alarm(summary.due()) : null,
                tasks.find(id.toString(), reader).isPresent(),
                facts(summary),
                null,
                newestFirst(rounds.stream().map(round -> round(round, summary)).toList()),
                List.of(),
                List.of(),
                true,
                obligations.ofSummary(id).stream()
                        .map(obligation -> row(obligation, reader))
                        .toList());
    }

    private static boolean isWithLead(SummarySnapshot summary) {
        return summary.state() == SummaryState.WAITING || summary.state() == SummaryState.COMPILING;
    }

    private List<ReportPage.Fact> facts(SummarySnapshot summary) {
        List<ReportPage.Fact> facts = new ArrayList<>();
        add(facts, "重点任务", texts.item(summary.id().item()));
        add(facts, "牵头单位", texts.unit(summary.leadUnit()));
        add(
                facts,
                "会签单位",
                coLeads(summary.id().item()).stream().map(texts::unit).collect(Collectors.joining("、")));
        add(facts, "汇总期限", summary.due().text());
        add(facts, "本季度关闭", summary.closes().text());
        add(facts, "首次提交", moment(summary.firstSubmittedAt()));
        add(facts, "汇总时效", punctuality(summary));
        add(
                facts,
                "办理次数",
                joined(Stream.of(
                        times("提交", summary.round()),
                        times("退回", summary.timesReturned()),
                        times("会签异议", summary.timesObjected()))));
        return facts;
    }

    private List<UnitId> coLeads(ItemId item) {
        return plan.findItem(item.value()).map(Item::coLeads).orElse(List.of());
    }

    private String punctuality(SummarySnapshot summary) {
        String missed = summary.round() == 0 ? "未完成汇总" : "未重新提交";
        if (summary.state() == SummaryState.MISSING) {
            return "至季度关闭" + missed + "，逾期" + lateBy(summary.due(), summary.closes()) + "个工作日";
        }
        if (summary.firstSubmittedAt() != null) {
            return texts.handedIn(summary.lateWorkingDays(), "汇总");
        }
        return late(summary.due(), summary.closes(), missed);
    }

    private ReportPage.Round round(SummaryRound round, SummarySnapshot summary) {
        SummaryText text = round.text();
        List<ReportPage.Fact> content = new ArrayList<>();
        add(content, "推进情况汇总", text.progress());
        add(content, "存在问题", text.problems());
        add(content, "经验做法", text.experience());
        add(content, "下一步打算", text.nextSteps());
        boolean countersigning = round.number() == summary.round() && summary.state() == SummaryState.COUNTERSIGNING;
        return new ReportPage.Round(
                "第" + round.number() + "次提交",
                texts.doneBy(round.submitted()),
                text.status().label(),
                content,
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReportPage.Fact("审签领导", text.signedBy())),
                signatures(round, summary.id().item(), countersigning),
                outcome(round, summary));
    }

    /** In the plan's order; while they are asked also those who have not answered. */
    private List<ReportPage.Signature> signatures(SummaryRound round, ItemId item, boolean countersigning) {
        Map<UnitId, Signature> given = round.countersignatures().stream()
                .collect(Collectors.toMap(signature -> signature.answer().unit(), Function.identity()));
        Set<UnitId> asked = new LinkedHashSet<>(coLeads(item));
        given.keySet().stream().sorted(Comparator.comparing(UnitId::value)).forEach(asked::add);
        return asked.stream()
                .filter(unit -> countersigning || given.containsKey(unit))
                .map(unit -> signature(unit, given.get(unit)))
                .toList();
    }

    private ReportPage.Signature signature(UnitId unit, Signature signature) {
        return signature == null
                ? new ReportPage.Signature(texts.unit(unit), "尚未答复", null, null)
                : new ReportPage.Signature(
                        texts.unit(unit),
                        signature.answer().decision().label(),
                        signature.answer().opinion(),
                        texts.doneBy(signature.given()));
    }

    private ReportPage.Outcome outcome(SummaryRound round, SummarySnapshot summary) {
        if (round.decision() != null) {
            return new ReportPage.Outcome(
                    round.decision().accepted() ? "passed" : "failed",
                    texts.unit(plan.office().id()) + (round.decision().accepted() ? "审定通过" : "已退回"),
                    round.decision().returnReason() == null
                            ? null
                            : "退回原因：" + round.decision().returnReason(),
                    texts.doneBy(round.decided()));
        }
        boolean last = round.number() == summary.round();
        if (last && summary.state() == SummaryState.COUNTERSIGNING) {
            return new ReportPage.Outcome("open", "正在会签", null, null);
        }
        if (last && summary.state() == SummaryState.SUBMITTED) {
            return new ReportPage.Outcome(
                    "open", "等待" + texts.unit(plan.office().id()) + "审定", null, null);
        }
        boolean objected = round.countersignatures().stream()
                .anyMatch(signature -> signature.answer().decision() == Countersignature.Decision.OBJECTED);
        return new ReportPage.Outcome("failed", objected ? "会签有异议，退回修改" : "已退回修改", null, null);
    }

    private ReportPage.Row row(ObligationSnapshot obligation, StaffMember reader) {
        return new ReportPage.Row(
                obligation.id().toString(),
                texts.unit(obligation.id().unit()),
                mayRead(obligation.unitsConcerned(), reader),
                obligation.state().name(),
                obligation.state().label(),
                punctuality(obligation),
                obligation.state() == ObligationState.MISSING
                        ? "late"
                        : obligation.state().isWithUnit() ? texts.alarm(obligation.due()) : null,
                counts(obligation));
    }
}
