package org.everspring.notification.process;

import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork.Audience;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be watched of reschedulings: by the table's key on its page, by {@code calendar} on the calendar's. */
@Configuration(proxyBeanMethods = false)
class ReschedulingWatch {

    private static final String CALENDAR = "calendar";

    @Bean
    ReschedulingProgress reminderRescheduling(Reschedulings reschedulings, JobsStanding jobs) {
        return new ReschedulingProgress(
                ReminderPolicyTable.KEY, Audience.MODELS, Reason.REMINDERS, "重排提醒和督办的日子", reschedulings, jobs);
    }

    @Bean
    ReschedulingProgress calendarRescheduling(Reschedulings reschedulings, JobsStanding jobs) {
        return new ReschedulingProgress(CALENDAR, Audience.CALENDAR, Reason.CALENDAR, "调整在办事项的期限", reschedulings, jobs);
    }
}
