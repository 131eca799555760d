package org.everspring.assessment;

import org.everspring.calendar.Deadline;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the decision table of reminders has for today, for the step of an assessment that waits. */
@Service
@Transactional
public class AssessmentReminders {

    private final Assessments assessments;
    private final Confirmations confirmations;
    private final DutyReminders reminders;
    private final Plan plan;

    AssessmentReminders(Assessments assessments, Confirmations confirmations, DutyReminders reminders, Plan plan) {
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.reminders = reminders;
        this.plan = plan;
    }

    /** @param approvalDue null before the first approval */
    public void remind(int year, Deadline reviewDue, @Nullable Deadline approvalDue) {
        AssessmentState state = assessments.get(year).state();
        if (state == AssessmentState.REVIEWING) {
            remind(year, "review", "复核", plan.office(), reviewDue);
        } else if (state == AssessmentState.APPROVING && approvalDue != null) {
            remind(year, "approval", "审定", plan.leadingGroup(), approvalDue);
        }
    }

    private void remind(int year, String step, String what, Unit unit, Deadline due) {
        // The duty's name completes the title: 复核2026年度考核.
        reminders.sendFor(new DutyNotice(
                Duty.ASSESSMENT,
                String.valueOf(year),
                year + ":" + step,
                what + year,
                unit.id(),
                plan.office().id(),
                due));
    }

    /** Nobody answers for a unit that is no longer in the plan. */
    public void remindOfConfirmation(ConfirmationId id) {
        ScoreConfirmation confirmation = confirmations.get(id);
        if (confirmation.state() == ConfirmationState.OPEN
                && plan.findUnit(id.unit()).isPresent()) {
            reminders.sendFor(new DutyNotice(
                    Duty.CONFIRMATION,
                    id.toString(),
                    Assessment.labelOf(id.year()),
                    id.unit(),
                    plan.office().id(),
                    confirmation.due()));
        }
    }

    /** @param due by when the office has to decide */
    public void remindOfAppeal(ConfirmationId id, Deadline due) {
        ScoreConfirmation confirmation = confirmations.get(id);
        if (confirmation.state() == ConfirmationState.APPEALED) {
            reminders.sendFor(new DutyNotice(
                    Duty.APPEAL,
                    id.toString(),
                    confirmation.unitName() + Assessment.labelOf(id.year()),
                    plan.office().id(),
                    plan.office().id(),
                    due));
        }
    }
}
