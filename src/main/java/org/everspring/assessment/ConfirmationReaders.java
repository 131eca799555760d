package org.everspring.assessment;

import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** The proof of an appeal concerns the unit that appeals. */
@Component
class ConfirmationReaders implements EvidenceReaders {

    private final Assessments assessments;

    ConfirmationReaders(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return ConfirmationId.find(subject)
                .flatMap(assessments::find)
                .map(confirmation -> Set.of(confirmation.id().unit()));
    }
}
