package org.everspring.improvement;

import java.util.Objects;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Reminder;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the decision table of reminders has for today, before a date of a problem or after it. */
@Service
@Transactional
public class ProblemReminders {

    private final ProblemQueries queries;
    private final ProblemSteps steps;
    private final DutyReminders reminders;
    private final Plan plan;

    ProblemReminders(ProblemQueries queries, ProblemSteps steps, DutyReminders reminders, Plan plan) {
        this.queries = queries;
        this.steps = steps;
        this.reminders = reminders;
        this.plan = plan;
    }

    /** Of the improvement. */
    public void remind(ProblemId id) {
        ProblemSnapshot problem = queries.get(id);
        if (problem.state() == ProblemState.IMPROVING) {
            remind(
                    problem,
                    Duty.IMPROVEMENT,
                    problem.assigned().leadUnit(),
                    problem.assigned().due());
        }
    }

    /** Of the step that waits. One that is done waits for nobody, though its state may stay until the diagram has gone on. */
    public void remindOfStep(ProblemId id) {
        ProblemSnapshot problem = queries.get(id);
        Deadline due = problem.stepDue();
        if (due == null) {
            return;
        }
        problem.stepDuty()
                .ifPresent(duty -> remind(
                        problem,
                        duty,
                        switch (duty) {
                            case TRIAGE, VERIFICATION, SETTLEMENT ->
                                plan.office().id();
                            default -> problem.assigned().leadUnit();
                        },
                        due));
    }

    private void remind(ProblemSnapshot problem, Duty duty, UnitId lead, Deadline due) {
        UnitId unit = Objects.requireNonNull(problem.waitingUnit(), "a step that is due waits for a unit");
        reminders
                .sendFor(new DutyNotice(duty, problem.id().toString(), problem.label() + " ", unit, lead, due))
                .filter(Reminder::isEscalation)
                .ifPresent(reminder -> steps.tell(new ProblemEvent.Escalated(problem, duty, unit, reminder)));
    }
}
