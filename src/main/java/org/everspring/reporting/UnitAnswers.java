package org.everspring.reporting;

import java.util.List;
import java.util.Optional;
import org.everspring.matter.ObligationId;

/** What a unit has said elsewhere, in this quarter or the one before, and need not say again. */
public interface UnitAnswers {

    /** Who has filled in a report, and who has signed it; the role as {@link Report#signerRole}. */
    record Signature(String drafter, String drafterPhone, String signedBy, String signerRole) {}

    /** Those parts of a report that may hold for another item, too. Optional texts are null when empty. */
    record Texts(
            ObligationId report,
            ProgressStatus status,
            String progress,
            String experience,
            String difficulties,
            String nextSteps,
            String suggestions) {}

    /** Of the last report that the person has handed in for this unit, or else of the unit's last one. */
    Optional<Signature> lastSignature(ObligationId id, String userId);

    /** What the unit has handed in last for each other item in the same quarter, in the plan's order. */
    List<Texts> ofOtherItems(ObligationId id);
}
