package org.everspring.matter;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names one matter of the platform and is the business key of its process instance; {@link Object#toString()} is the text
 * that Camunda, the tables and the addresses of pages have. Processes of owners' own have keys that are none of these.
 */
public sealed interface BusinessKey
        permits QuarterKey,
                SummaryId,
                ObligationId,
                BreakdownId,
                ProblemId,
                ExperienceId,
                InstructionId,
                AssessmentYear,
                ConfirmationId {

    /** Empty when the text names no matter of the platform; null is no name. No text names two. */
    static Optional<BusinessKey> find(String text) {
        return Stream.<KeyForm<? extends BusinessKey>>of(
                        ObligationId.FORM,
                        SummaryId.FORM,
                        ProblemId.FORM,
                        ExperienceId.FORM,
                        InstructionId.FORM,
                        BreakdownId.FORM,
                        QuarterKey.FORM,
                        AssessmentYear.FORM,
                        ConfirmationId.FORM)
                .flatMap(form -> form.find(text).stream())
                .map(BusinessKey.class::cast)
                .findFirst();
    }

    /** @throws IllegalArgumentException when the text names no matter of the platform */
    static BusinessKey parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("Not a business key: " + text));
    }
}
