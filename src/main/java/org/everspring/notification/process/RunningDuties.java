package org.everspring.notification.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.CalendarChanged;
import org.everspring.calendar.PublishedDays;
import org.everspring.calendar.WorkCalendar;
import org.everspring.jobs.InstanceDates;
import org.everspring.jobs.InstanceDates.Running;
import org.everspring.jobs.SteppedJobs;
import org.everspring.jobs.SteppedWork;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.everspring.notification.RunningTerms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets what runs follow a changed calendar or a changed table of reminders, in pages of instances. */
@Component
class RunningDuties implements SteppedWork {

    static final String NAME = "reschedule";
    private static final int PAGE = 40;

    private final Reschedulings reschedulings;
    private final ObjectProvider<RunningTerms> terms;
    private final InstanceDates instances;
    private final TermsAnew anew;
    private final PublishedDays published;
    private final SteppedJobs jobs;
    private final Clock clock;

    RunningDuties(
            Reschedulings reschedulings,
            ObjectProvider<RunningTerms> terms,
            InstanceDates instances,
            TermsAnew anew,
            PublishedDays published,
            SteppedJobs jobs,
            Clock clock) {
        this.reschedulings = reschedulings;
        this.terms = terms;
        this.instances = instances;
        this.anew = anew;
        this.published = published;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void follow(CalendarChanged change) {
        begin(Reason.CALENDAR, String.valueOf(change.year()), change.before(), change.edition());
    }

    /** @return how many instances will be looked at */
    int reminders(String version) {
        return begin(Reason.REMINDERS, version, published.edition(), published.edition());
    }

    private int begin(Reason reason, String subject, long before, long edition) {
        List<String> processes = processes();
        int running = instances.count(processes);
        reschedulings.add(
                reason, subject, before, edition, LocalDate.now(clock), processes, running, OffsetDateTime.now(clock));
        jobs.begin(NAME, "next");
        return running;
    }

    private List<String> processes() {
        return terms.stream()
                .map(RunningTerms::processKey)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step(String subject) {
        Rescheduling current = reschedulings.lockNext().orElse(null);
        if (current == null) {
            return false;
        }
        if (current.process() == null && current.reason() == Reason.CALENDAR) {
            published.refresh();
            current.processes().forEach(instances::startTimersAnew);
        }
        String process = current.process() == null ? current.processes().get(0) : current.process();
        List<Running> page = instances.page(process, current.after(), PAGE);
        WorkCalendar before = published.asOf(current.before());
        WorkCalendar after = published.asOf(current.edition());
        RunningTerms kind = terms.stream()
                .filter(one -> one.processKey().equals(process))
                .findFirst()
                .orElseThrow();
        Map<TermsAnew.Dates, Cycles> cycles = new HashMap<>();
        int moved = 0;
        for (Running instance : page) {
            if (anew.count(kind, instance, before, after, current.from(), cycles)) {
                moved++;
            }
        }
        boolean wholePage = page.size() == PAGE;
        int next = current.processes().indexOf(process) + 1;
        boolean over = !wholePage && next == current.processes().size();
        reschedulings.advance(current.at(
                wholePage || over ? process : current.processes().get(next),
                wholePage ? page.get(PAGE - 1).id() : "",
                current.checked() + page.size(),
                current.moved() + moved));
        if (over) {
            reschedulings.finish(current.id(), OffsetDateTime.now(clock));
            return reschedulings.pending();
        }
        return true;
    }
}
