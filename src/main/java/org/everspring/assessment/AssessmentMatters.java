package org.everspring.assessment;

import java.util.Optional;
import java.util.Set;
import org.everspring.matter.AssessmentYear;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.ConfirmationId;
import org.everspring.matter.Matter;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.springframework.stereotype.Component;

/** The proof of an appeal concerns the unit that appeals. */
@Component
class AssessmentMatters implements ModuleMatters {

    private final Confirmations confirmations;

    AssessmentMatters(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof ConfirmationId id
                ? confirmations.find(id).map(confirmation -> new Matter(id, Set.of(id.unit())))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        if (key instanceof AssessmentYear year) {
            return Optional.of(new MatterPage("/board/assessment/" + year, false));
        }
        return key instanceof ConfirmationId id
                ? Optional.of(new MatterPage("/board/assessment/" + id.year() + "/units/" + id.unit(), false))
                : Optional.empty();
    }
}
