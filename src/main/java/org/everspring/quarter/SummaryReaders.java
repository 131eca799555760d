package org.everspring.quarter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** A summary concerns all leads of its item, who sign it together. */
@Component
public class SummaryReaders implements EvidenceReaders {

    private final Summaries summaries;
    private final Plan plan;

    SummaryReaders(Summaries summaries, Plan plan) {
        this.summaries = summaries;
        this.plan = plan;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return SummaryId.find(subject).flatMap(summaries::find).map(this::unitsConcerned);
    }

    public Set<UnitId> unitsConcerned(ItemSummary summary) {
        Set<UnitId> leads = new HashSet<>(
                plan.findItem(summary.id().item().value()).map(Item::leads).orElse(List.of()));
        leads.add(summary.leadUnit());
        return leads;
    }
}
