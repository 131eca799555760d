package org.everspring.measures;

import java.util.Optional;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.Matter;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.springframework.stereotype.Component;

/** A breakdown concerns its unit and the lead that confirms it. */
@Component
class BreakdownMatters implements ModuleMatters {

    private final Breakdowns breakdowns;

    BreakdownMatters(Breakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof BreakdownId id
                ? breakdowns
                        .find(id)
                        .map(breakdown -> new Matter(id, breakdown.loaded().unitsConcerned()))
                : Optional.empty();
    }

    /** What waits is in the task; what is confirmed is shown with the reports. */
    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        return Optional.empty();
    }
}
