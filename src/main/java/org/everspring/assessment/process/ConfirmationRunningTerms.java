package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRM_CLOSES_AT;
import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRM_DUE_AT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.Duty;
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
            case OPEN ->
                List.of(new Term(
                        Duty.CONFIRMATION,
                        Set.of(CONFIRM_DUE_AT, CONFIRM_CLOSES_AT),
                        CONFIRM_DUE_AT,
                        ScoreConfirmationProcess.CONFIRM_DUE_TEXT,
                        CONFIRM_CLOSES_AT,
                        ScoreConfirmationProcess.CONFIRM_REMINDER_CYCLE,
                        null));
            case APPEALED ->
                List.of(Term.escalating(
                        Duty.APPEAL,
                        ScoreConfirmationProcess.APPEAL_DUE.name(),
                        ScoreConfirmationProcess.APPEAL_DUE_TEXT,
                        ScoreConfirmationProcess.APPEAL_OVERDUE_CYCLE));
            default -> List.of();
        };
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        if (dates.containsKey(CONFIRM_DUE_AT)) {
            ScoreConfirmation confirmation = confirmations.lock(ConfirmationId.parse(businessKey));
            confirmation.moveDue(dates.get(CONFIRM_DUE_AT));
            confirmations.save(confirmation);
        }
    }
}
