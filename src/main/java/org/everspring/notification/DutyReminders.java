package org.everspring.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Component;

/** Sends what the decision table says on the day that it is asked, once a day and duty. */
@Component
public class DutyReminders {

    private final ReminderPolicy policy;
    private final WorkCalendar calendar;
    private final Notices notices;
    private final Plan plan;
    private final Clock clock;

    DutyReminders(ReminderPolicy policy, WorkCalendar calendar, Notices notices, Plan plan, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
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
        LocalDate today = LocalDate.now(clock);
        LocalDate due = notice.due().day();
        int left = ReminderSchedule.workingDaysLeft(calendar, today, due);
        Optional<Reminder> reminder = policy.reminderFor(notice.duty(), left);
        reminder.ifPresent(found -> post(notice, found, today, left));
        return reminder;
    }

    private void post(DutyNotice notice, Reminder reminder, LocalDate today, int left) {
        String unit = plan.unit(notice.unit()).name();
        String subject = "【%s】%s：%s%s"
                .formatted(reminder.level(), unit, notice.title(), notice.duty().label());
        String standing = left < 0 ? "已逾期" + -left + "个工作日" : left == 0 ? "今天是最后一个工作日" : "尚余" + left + "个工作日";
        String text = "%s截止时间%s，%s。".formatted(reminder.message(), notice.due().text(), standing);
        String key = "reminder:%s:%s:%s".formatted(notice.duty().code(), notice.occasion(), today);
        Urgency urgency = left < 0 ? Urgency.IMMEDIATE : Urgency.DIGEST;
        reminder.recipients().stream()
                .flatMap(addressee -> recipients(addressee, notice))
                .distinct()
                .forEach(to -> notices.post(new Notice(key, to, urgency, subject, text, notice.businessKey())));
    }

    private Stream<Recipient> recipients(Addressee addressee, DutyNotice notice) {
        return switch (addressee) {
            case LIAISON -> Stream.of(new Recipient(notice.unit(), UnitRole.LIAISON));
            case LEADER -> Stream.of(new Recipient(notice.unit(), UnitRole.LEADER));
            case LEAD -> Stream.of(new Recipient(notice.lead(), UnitRole.LIAISON));
            case OFFICE -> Stream.of(new Recipient(plan.office().id(), UnitRole.LIAISON));
            case LEADING_GROUP -> both(plan.leadingGroup().id());
        };
    }

    private static Stream<Recipient> both(UnitId unit) {
        return List.of(UnitRole.LIAISON, UnitRole.LEADER).stream().map(role -> new Recipient(unit, role));
    }
}
