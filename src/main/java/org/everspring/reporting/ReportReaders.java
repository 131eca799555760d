package org.everspring.reporting;

import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** A report concerns its unit and the lead that receives it, as they were when the quarter was opened. */
@Component
class ReportReaders implements EvidenceReaders {

    private final Obligations obligations;

    ReportReaders(Obligations obligations) {
        this.obligations = obligations;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return ObligationId.find(subject).flatMap(obligations::find).map(Obligation::unitsConcerned);
    }
}
