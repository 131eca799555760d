package org.everspring.assessment.process;

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

    private static final String DUE = "confirmDueAt";
    private static final String CLOSES = "confirmClosesAt";

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
                        Set.of(DUE, CLOSES),
                        DUE,
                        "confirmDueText",
                        CLOSES,
                        "confirmReminderCycle",
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
        if (dates.containsKey(DUE)) {
            ScoreConfirmation confirmation = confirmations.lock(ConfirmationId.parse(businessKey));
            confirmation.moveDue(dates.get(DUE));
            confirmations.save(confirmation);
        }
    }
}
