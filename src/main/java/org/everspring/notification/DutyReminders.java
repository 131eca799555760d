package org.everspring.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.jobs.OfTransaction;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Sends what the decision table says on the day that it is asked, once a day and duty. */
@Component
public class DutyReminders {

    private final ReminderPolicy policy;
    private final WorkCalendar calendar;
    private final NoticeTemplates notices;
    private final Plan plan;
    private final Clock clock;
    /** Many may be reminded in one transaction: all are told at its end, at the cost of one. */
    private final OfTransaction<List<Notice>> gathered;

    DutyReminders(ReminderPolicy policy, WorkCalendar calendar, NoticeTemplates notices, Plan plan, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
        this.gathered = new OfTransaction<>(ArrayList::new, made -> {
            if (!made.isEmpty()) {
                notices.postAll(made);
            }
        });
    }

    /**
     * @param businessKey of the process that waits
     * @param occasion the business key, and the unit besides where several owe the duty in one process
     * @param title what it is about, for instance the item and the quarter
     * @param unit who owes the duty
     * @param lead the lead unit, which hears of the unit's lateness
     */
    public record DutyNotice(
            Duty duty, String businessKey, String occasion, String title, UnitId unit, UnitId lead, Deadline due) {

        public DutyNotice(Duty duty, String businessKey, String title, UnitId unit, UnitId lead, Deadline due) {
            this(duty, businessKey, businessKey, title, unit, lead, due);
        }
    }

    /**
     * A second call on the same day changes nothing.
     *
     * @return what the table has for today; empty when it has no rule, and nothing is sent
     */
    public Optional<Reminder> sendFor(DutyNotice notice) {
        return sendFor(notice, Set.of());
    }

    /**
     * The same.
     *
     * @param besides who hears of it besides those whom the table names, because it lies with them
     */
    public Optional<Reminder> sendFor(DutyNotice notice, Set<Addressee> besides) {
        LocalDate today = LocalDate.now(clock);
        LocalDate due = notice.due().day();
        int left = ReminderSchedule.workingDaysLeft(calendar, today, due);
        Optional<Reminder> reminder = policy.reminderFor(notice.duty(), left);
        reminder.ifPresent(found -> post(notice, found, besides, today, left));
        return reminder;
    }

    private void post(DutyNotice notice, Reminder reminder, Set<Addressee> besides, LocalDate today, int left) {
        Recipient[] to = Stream.concat(reminder.recipients().stream(), besides.stream())
                .flatMap(addressee -> recipients(addressee, notice))
                .distinct()
                .toArray(Recipient[]::new);
        Stream<Notice> made = notices.notice("reminder", notice.duty().code(), notice.occasion(), today)
                .about(notice.businessKey())
                .of(reminder.isEscalation() || left < 0 ? NoticeKind.URGENT : NoticeKind.REMINDER)
                .with("level", reminder.level())
                .with("unit", plan.unit(notice.unit()).name())
                .with("title", notice.title())
                .with("duty", notice.duty().label())
                .with("message", reminder.message())
                .with("due", notice.due().text())
                .with("standing", standing(left))
                .made(left < 0 ? Urgency.IMMEDIATE : Urgency.DIGEST, to);
        if (OfTransaction.isUnderWay()) {
            made.forEach(gathered.get()::add);
        } else {
            notices.postAll(made.toList());
        }
    }

    private static String standing(int left) {
        return left < 0 ? "已逾期" + -left + "个工作日" : left == 0 ? "今天是最后一个工作日" : "尚余" + left + "个工作日";
    }

    private Stream<Recipient> recipients(Addressee addressee, DutyNotice notice) {
        return switch (addressee) {
            case LIAISON -> Stream.of(Recipient.liaisons(notice.unit()));
            case LEADER -> Stream.of(Recipient.leaders(notice.unit()));
            case LEAD -> Stream.of(Recipient.liaisons(notice.lead()));
            case OFFICE -> Stream.of(Recipient.liaisons(plan.office().id()));
            case LEADING_GROUP ->
                Stream.of(Recipient.everybody(plan.leadingGroup().id()));
        };
    }
}
