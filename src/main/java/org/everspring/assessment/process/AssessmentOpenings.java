package org.everspring.assessment.process;

import java.time.LocalDate;
import org.everspring.assessment.AssessmentTerms;
import org.springframework.stereotype.Component;

/**
 * When the timer of processes/annual-assessment.bpmn fires: 09:00 on the day that the settings name, or the first working
 * day after it. Public because an expression can call only what is public.
 */
@Component
public class AssessmentOpenings {

    private final AssessmentTerms terms;

    AssessmentOpenings(AssessmentTerms terms) {
        this.terms = terms;
    }

    /** Cron text of the next opening alone. The engine asks again whenever the timer has fired. */
    public String nextCycle() {
        LocalDate day = terms.nextOpening();
        return "0 0 9 %d %d *".formatted(day.getDayOfMonth(), day.getMonthValue());
    }
}
