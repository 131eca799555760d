package org.everspring.notification.process;

import java.util.List;
import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;

/** How far what runs has followed a changed calendar or table of reminders. */
class ReschedulingProgress implements LongWork {

    private final String key;
    private final Audience audience;
    private final Reason reason;
    private final String what;
    private final Reschedulings reschedulings;
    private final JobsStanding jobs;

    ReschedulingProgress(
            String key, Audience audience, Reason reason, String what, Reschedulings reschedulings, JobsStanding jobs) {
        this.key = key;
        this.audience = audience;
        this.reason = reason;
        this.what = what;
        this.reschedulings = reschedulings;
        this.jobs = jobs;
    }

    @Override
    public Audience audience() {
        return audience;
    }

    @Override
    public List<Stage> stages(String asked) {
        return asked.equals(key)
                ? reschedulings.latest(reason, 1).stream().map(this::stage).toList()
                : List.of();
    }

    private Stage stage(Rescheduling latest) {
        return Stage.of(
                what,
                "件",
                latest.checked(),
                // What has ended since is not looked at any more.
                latest.finished() ? latest.checked() : latest.expected(),
                latest.finished(),
                jobs.ofSteps(RunningDuties.NAME));
    }
}
