package org.everspring.measures;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** A breakdown concerns its unit and the lead that confirms it. */
@Component
class BreakdownReaders implements EvidenceReaders {

    private final Breakdowns breakdowns;

    BreakdownReaders(Breakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return BreakdownId.find(subject)
                .flatMap(breakdowns::find)
                .map(breakdown -> Set.copyOf(List.of(breakdown.id().unit(), breakdown.leadUnit())));
    }
}
