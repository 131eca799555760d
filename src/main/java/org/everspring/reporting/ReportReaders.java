package org.everspring.reporting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/**
 * A report concerns its unit and the lead that receives it, as they were when the quarter was opened; a summary all leads,
 * who sign it together.
 */
@Component
public class ReportReaders implements EvidenceReaders {

    private final Obligations obligations;
    private final Summaries summaries;
    private final Plan plan;

    ReportReaders(Obligations obligations, Summaries summaries, Plan plan) {
        this.obligations = obligations;
        this.summaries = summaries;
        this.plan = plan;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return ObligationId.find(subject)
                .flatMap(obligations::find)
                .map(ReportReaders::unitsConcerned)
                .or(() -> SummaryId.find(subject).flatMap(summaries::find).map(this::leads));
    }

    public static Set<UnitId> unitsConcerned(Obligation obligation) {
        return Set.copyOf(List.of(obligation.id().unit(), obligation.leadUnit()));
    }

    private Set<UnitId> leads(Summary summary) {
        Set<UnitId> leads = new HashSet<>(
                plan.findItem(summary.id().item().value()).map(Item::leads).orElse(List.of()));
        leads.add(summary.leadUnit());
        return leads;
    }
}
