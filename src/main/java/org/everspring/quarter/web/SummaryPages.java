package org.everspring.quarter.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.SummaryId;
import org.everspring.people.StaffTasks;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryDecision;
import org.everspring.quarter.SummaryRecords;
import org.everspring.quarter.SummaryRecords.Signature;
import org.everspring.quarter.SummaryRecords.SummaryRound;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers everything about one item's summary for those whom it concerns; it stays when all tasks have ended. */
@Component
@Transactional(readOnly = true)
class SummaryPages {

    private final Summaries summaries;
    private final SummaryRecords records;
    private final ObligationQueries obligations;
    private final ReportRights rights;
    private final StaffTasks tasks;
    private final ReportTexts texts;
    private final Plan plan;

    SummaryPages(
            Summaries summaries,
            SummaryRecords records,
            ObligationQueries obligations,
            ReportRights rights,
            StaffTasks tasks,
            ReportTexts texts,
            Plan plan) {
        this.summaries = summaries;
        this.records = records;
        this.obligations = obligations;
        this.rights = rights;
        this.tasks = tasks;
        this.texts = texts;
        this.plan = plan;
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<ReportPage> find(SummaryId id, StaffMember reader, String sort, String page) {
        return summaries
                .find(id)
                .map(ItemSummary::loaded)
                .filter(summary -> rights.mayRead(summary, reader))
                .map(summary -> page(summary, reader, reports(id, reader, ListAddress.part(sort), page)));
    }

    private ReportPage.Reports reports(SummaryId id, StaffMember reader, @Nullable String sort, String page) {
        SortOrder<ObligationColumn> order = SortOrder.parse(sort, ObligationColumn.class);
        ListAddress address =
                new ListAddress("/desk/reports/" + id).sorted(order).at("reports");
        return new ReportPage.Reports(
                obligations
                        .page(ObligationFilter.of(id.quarter()).on(id.item()), order, ListAddress.pageNumber(page))
                        .map(obligation -> row(obligation, reader)),
                address,
                address.heads(order));
    }

    private ReportPage page(SummarySnapshot summary, StaffMember reader, ReportPage.Reports reports) {
        SummaryId id = summary.id();
        return new ReportPage(
                id,
                texts.unit(summary.leadUnit()) + "汇总：" + texts.item(id.item()),
                id.quarter(),
                summary.state(),
                summary.isWithLead() ? texts.standing(summary.due()) : null,
                tasks.find(id.toString(), reader).isPresent(),
                facts(summary),
                null,
                ReportTexts.newestFirst(records.rounds(id), round -> round(round, summary)),
                List.of(),
                List.of(),
                reports);
    }

    private List<ReportPage.Fact> facts(SummarySnapshot summary) {
        Facts facts = new Facts();
        facts.add("重点任务", texts.item(summary.id().item()));
        facts.add("牵头单位", texts.unit(summary.leadUnit()));
        facts.add("会签单位", coLeads(summary.id().item()).stream().map(texts::unit).collect(Collectors.joining("、")));
        facts.add("汇总期限", summary.due().text());
        facts.add("本季度关闭", summary.closes().text());
        facts.add("首次提交", texts.momentOrNull(summary.firstSubmittedAt()));
        facts.add("汇总时效", texts.punctuality(summary));
        facts.add("办理次数", texts.counts(summary));
        return facts.list();
    }

    private List<UnitId> coLeads(ItemId item) {
        return plan.findItem(item.value()).map(Item::coLeads).orElse(List.of());
    }

    private ReportPage.Round round(SummaryRound round, SummarySnapshot summary) {
        SummaryText text = round.text();
        Facts content = new Facts();
        content.add("推进情况汇总", text.progress());
        content.add("存在问题", text.problems());
        content.add("经验做法", text.experience());
        content.add("下一步打算", text.nextSteps());
        boolean countersigning = round.number() == summary.round() && summary.state() == SummaryState.COUNTERSIGNING;
        return new ReportPage.Round(
                "第" + round.number() + "次提交",
                texts.doneBy(round.submitted()),
                null,
                text.status(),
                content.list(),
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

    private ReportPage.Signature signature(UnitId unit, @Nullable Signature signature) {
        return signature == null
                ? new ReportPage.Signature(unit, null, null)
                : new ReportPage.Signature(unit, signature.answer(), texts.doneBy(signature.given()));
    }

    private ReportPage.Outcome outcome(SummaryRound round, SummarySnapshot summary) {
        String office = texts.unit(plan.office().id());
        SummaryDecision decision = round.decision();
        if (decision != null) {
            return ReportPage.Outcome.decided(
                    decision.accepted(),
                    office + (decision.accepted() ? "审定通过" : "已退回"),
                    decision.returnReason(),
                    round.decided() == null ? null : texts.doneBy(round.decided()));
        }
        boolean last = round.number() == summary.round();
        if (last && summary.state() == SummaryState.COUNTERSIGNING) {
            return ReportPage.Outcome.open("正在会签");
        }
        if (last && summary.state() == SummaryState.SUBMITTED) {
            return ReportPage.Outcome.open("等待" + office + "审定");
        }
        boolean objected = round.countersignatures().stream()
                .anyMatch(signature -> signature.answer().isObjection());
        return ReportPage.Outcome.failed(objected ? "会签有异议，退回修改" : "已退回修改");
    }

    private ReportPage.Row row(ObligationSnapshot obligation, StaffMember reader) {
        ObligationState state = obligation.state();
        String alarm =
                state == ObligationState.MISSING ? "late" : state.isWithUnit() ? texts.alarm(obligation.due()) : null;
        return new ReportPage.Row(
                obligation,
                rights.mayRead(obligation, reader),
                new Standing(null, texts.punctuality(obligation), alarm),
                texts.counts(obligation));
    }
}
