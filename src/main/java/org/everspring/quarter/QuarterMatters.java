package org.everspring.quarter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.Matter;
import org.everspring.matter.Matter.Readers;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.everspring.matter.QuarterKey;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** A summary concerns all leads of its item, who sign it together. */
@Component
public class QuarterMatters implements ModuleMatters {

    private final Summaries summaries;
    private final Plan plan;

    QuarterMatters(Summaries summaries, Plan plan) {
        this.summaries = summaries;
        this.plan = plan;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof SummaryId id
                ? summaries
                        .find(id)
                        .map(ItemSummary::loaded)
                        .map(summary -> new Matter(id, unitsConcerned(summary)).readBy(Readers.LEADING_GROUP))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        if (key instanceof QuarterKey quarter) {
            return Optional.of(new MatterPage("/desk/quarter?quarter=" + quarter, false));
        }
        return key instanceof SummaryId id
                ? Optional.of(new MatterPage("/desk/reports/" + id, true))
                : Optional.empty();
    }

    public Set<UnitId> unitsConcerned(SummarySnapshot summary) {
        Set<UnitId> leads = new HashSet<>(
                plan.findItem(summary.id().item().value()).map(Item::leads).orElse(List.of()));
        leads.add(summary.leadUnit());
        return leads;
    }
}
