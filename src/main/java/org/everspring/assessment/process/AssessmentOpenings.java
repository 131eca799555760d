package org.everspring.assessment.process;

import java.time.LocalDate;
import org.everspring.assessment.AssessmentDeadlines;
import org.everspring.engine.ForProcess;
import org.everspring.engine.StartTimer;
import org.springframework.stereotype.Component;

/**
 * When the timer of processes/annual-assessment.bpmn fires: 09:00 on the day that the settings name, or the first working
 * day after it.
 */
@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class AssessmentOpenings implements StartTimer {

    private final AssessmentDeadlines terms;

    AssessmentOpenings(AssessmentDeadlines terms) {
        this.terms = terms;
    }

    @Override
    public String nextCycle() {
        LocalDate day = terms.nextOpening();
        return "0 0 9 %d %d *".formatted(day.getDayOfMonth(), day.getMonthValue());
    }
}
