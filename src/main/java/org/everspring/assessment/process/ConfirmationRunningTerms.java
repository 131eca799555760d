package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_TERM;

import java.util.List;
import java.util.Map;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a unit's confirmation waits, and then the decision of its appeal. */
@Component
class ConfirmationRunningTerms implements RunningTerms {

    private final Confirmations confirmations;

    ConfirmationRunningTerms(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public String processKey() {
        return ScoreConfirmationProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        ScoreConfirmation confirmation =
                confirmations.find(ConfirmationId.parse(businessKey)).orElse(null);
        if (confirmation == null) {
            return List.of();
        }
        return switch (confirmation.state()) {
            case OPEN -> List.of(CONFIRMATION_TERM);
            case APPEALED -> List.of(ScoreConfirmationProcess.APPEAL_TERM);
            default -> List.of();
        };
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        if (dates.containsKey(CONFIRMATION_TERM.due())) {
            ScoreConfirmation confirmation = confirmations.lock(ConfirmationId.parse(businessKey));
            confirmation.moveDue(dates.get(CONFIRMATION_TERM.due()));
            confirmations.save(confirmation);
        }
    }
}
