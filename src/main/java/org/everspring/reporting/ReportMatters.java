package org.everspring.reporting;

import java.util.Optional;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.Matter;
import org.everspring.matter.Matter.Readers;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.everspring.matter.ObligationId;
import org.springframework.stereotype.Component;

/** A report concerns its unit and the lead that receives it, as they were when the quarter was opened. */
@Component
class ReportMatters implements ModuleMatters {

    private final ObligationQueries obligations;

    ReportMatters(ObligationQueries obligations) {
        this.obligations = obligations;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof ObligationId id
                ? obligations
                        .find(id)
                        .map(obligation -> new Matter(id, obligation.unitsConcerned()).readBy(Readers.LEADING_GROUP))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        return key instanceof ObligationId id
                ? Optional.of(new MatterPage("/desk/reports/" + id, true))
                : Optional.empty();
    }
}
