package org.everspring.plan;

import java.util.List;
import java.util.Objects;

/**
 * One key task of the plan.
 *
 * @param benchmarkTopic what it is compared by: a B-READY topic for part two, otherwise a national indicator or a field
 * @param leads in the plan's order, at least one
 * @param responsibleUnits the units that report to the principal lead, in the plan's order: collectives replaced by
 *     their members, every unit once, no lead units; may be empty
 * @param measures what the plan wants done, short and in our own words, as a starting point for the units' measures
 */
public record Item(
        ItemId id,
        String section,
        String title,
        String benchmarkTopic,
        List<UnitId> leads,
        List<UnitId> responsibleUnits,
        List<String> measures,
        List<Target> targets) {

    public Item {
        Objects.requireNonNull(id);
        Objects.requireNonNull(section);
        Objects.requireNonNull(title);
        Objects.requireNonNull(benchmarkTopic);
        leads = List.copyOf(leads);
        responsibleUnits = List.copyOf(responsibleUnits);
        measures = List.copyOf(measures);
        targets = List.copyOf(targets);
    }

    /** The first-named lead unit: it receives the reports and convenes the others. */
    public UnitId principalLead() {
        return leads.get(0);
    }

    /** The lead units after the first; they countersign the summary. */
    public List<UnitId> coLeads() {
        return leads.subList(1, leads.size());
    }
}
