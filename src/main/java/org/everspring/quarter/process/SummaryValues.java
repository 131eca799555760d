package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.HashMap;
import java.util.Map;
import org.everspring.forms.FormValues;
import org.everspring.matter.SummaryId;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.ReportOverview;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryDecision;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.ReportDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of leads, co-leads and the office show of the tables. Of an earlier round no answer stands in them. */
@Configuration(proxyBeanMethods = false)
class SummaryValues {

    private final Summaries summaries;
    private final ItemSummaries itemSummaries;
    private final ReportOverview reports;
    private final ReportDigest digest;

    SummaryValues(Summaries summaries, ItemSummaries itemSummaries, ReportOverview reports, ReportDigest digest) {
        this.summaries = summaries;
        this.itemSummaries = itemSummaries;
        this.reports = reports;
        this.digest = digest;
    }

    @Bean
    FormValues itemSummaryValues() {
        return FormValues.of(ItemSummaryProcess.KEY, SUMMARY_ID::from)
                .with("compile-summary", this::compile)
                .with("countersign-summary", this::text)
                .with("accept-summary", this::judge);
    }

    private Map<String, Object> compile(SummaryId id) {
        SummarySnapshot summary = summaries.get(id).loaded();
        SummaryDecision decision = summary.state() == SummaryState.COMPILING ? summary.decision() : null;
        Map<String, Object> shown = new HashMap<>();
        summaries
                .lastWritten(id)
                .ifPresentOrElse(text -> shown.putAll(SummaryForm.written(text)), () -> shown.putAll(draft(id)));
        shown.put(ItemSummaryProcess.REPORTS, reports.of(id));
        shown.put(ItemSummaryProcess.RETURN_REASON.name(), decision == null ? null : decision.returnReason());
        shown.put(ItemSummaryProcess.OBJECTIONS, itemSummaries.objections(id).orElse(null));
        return shown;
    }

    private Map<String, Object> draft(SummaryId id) {
        ReportDigest.Draft draft = digest.of(id);
        Map<String, Object> fields = new HashMap<>();
        fields.put(ItemSummaryProcess.PROGRESS.name(), draft.progress());
        fields.put(ItemSummaryProcess.PROBLEMS.name(), draft.problems());
        fields.put(ItemSummaryProcess.EXPERIENCE.name(), draft.experience());
        fields.put(ItemSummaryProcess.DRAFTED, draft.progress() != null);
        return fields;
    }

    private Map<String, Object> judge(SummaryId id) {
        Map<String, Object> shown = text(id);
        shown.put(ItemSummaryProcess.REPORTS, reports.of(id));
        shown.put(
                ItemSummaryProcess.COUNTERSIGN_TEXT, itemSummaries.opinions(id).orElse(null));
        shown.put(ItemSummaryProcess.SUMMARY_DECISION.name(), null);
        shown.put(ItemSummaryProcess.RETURN_REASON.name(), null);
        return shown;
    }

    /** Whoever has it before him after the lead has handed it in. */
    private Map<String, Object> text(SummaryId id) {
        return summaries.lastWritten(id).map(SummaryForm::written).orElseGet(HashMap::new);
    }
}
