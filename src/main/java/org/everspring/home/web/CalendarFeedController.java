package org.everspring.home.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DeadlinePolicy;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.ReportingDates;
import org.everspring.calendar.WorkCalendar;
import org.everspring.home.CalendarSecrets;
import org.everspring.home.IcsFile;
import org.everspring.home.IcsFile.Day;
import org.everspring.home.OpenWork;
import org.everspring.home.Work;
import org.everspring.home.WorkColumn;
import org.everspring.home.WorkFilter;
import org.everspring.home.Worker;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Plan;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A person's dates for the calendar on the phone, which has no login: whoever knows the address reads the names of the tasks
 * and their dates, and no more. Each link asks for a login. An account that may not be used has no file.
 */
@RestController
class CalendarFeedController {

    /** So many pages of open work at most; whoever has more finds it at 我的待办. */
    private static final int MOST_PAGES = 10;

    /** So many quarters from the present one on. */
    private static final int QUARTERS = 4;

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarSecrets secrets;
    private final SignedInStaff staff;
    private final Work work;
    private final WorkTexts texts;
    private final DeadlinePolicy deadlines;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final Clock clock;

    CalendarFeedController(
            CalendarSecrets secrets,
            SignedInStaff staff,
            Work work,
            WorkTexts texts,
            DeadlinePolicy deadlines,
            WorkCalendar calendar,
            Plan plan,
            Clock clock) {
        this.secrets = secrets;
        this.staff = staff;
        this.work = work;
        this.texts = texts;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.plan = plan;
        this.clock = clock;
    }

    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> read(@PathVariable String secret) {
        SignedInStaff.Login owner = secrets.ownerOf(secret)
                .flatMap(staff::login)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        List<Day> days = new ArrayList<>(statutory(owner.staff()));
        open(owner).forEach(found -> day(found, owner.staff(), site).ifPresent(days::add));
        return ResponseEntity.ok().contentType(CALENDAR).body(IcsFile.of(plan.brand() + "待办", days, clock.instant()));
    }

    /** In the order of their dates; those without one stand last, and are no days. */
    private List<OpenWork> open(SignedInStaff.Login owner) {
        Worker worker = new Worker(owner.staff().userId(), owner.groups());
        List<OpenWork> all = new ArrayList<>();
        int pages = 1;
        for (int number = 1; number <= Math.min(pages, MOST_PAGES); number++) {
            ListPage<OpenWork> page =
                    work.open(worker, Work.Scope.OWN, WorkFilter.NONE, SortOrder.usual(WorkColumn.class), number);
            pages = page.pages();
            all.addAll(page.rows());
        }
        return all;
    }

    private Optional<Day> day(OpenWork found, StaffMember owner, String site) {
        Deadline due = texts.deadline(found);
        if (due == null) {
            return Optional.empty();
        }
        WorkRow row = texts.open(List.of(found), owner).get(0);
        String description = found.process() + "\n截止时间：" + due.text();
        return Optional.of(new Day(
                "task-" + found.taskId() + "@everspring",
                due.day(),
                "【截止】" + found.step() + "：" + row.title(),
                description,
                site + row.address()));
    }

    /** The plan's dates of whoever works for a unit, as far as the holidays of their year are published. */
    private List<Day> statutory(StaffMember owner) {
        if (owner.units().isEmpty()) {
            return List.of();
        }
        List<Day> days = new ArrayList<>();
        Quarter quarter = Quarter.of(LocalDate.now(clock));
        for (int number = 0; number < QUARTERS && calendar.covers(quarter.year()); number++) {
            ReportingDates dates = deadlines.datesOf(quarter);
            days.add(new Day(
                    "report-" + quarter + "@everspring",
                    dates.reportDueOn(),
                    quarter.label() + "责任单位报送截止",
                    "责任单位须于当日24时前向牵头单位报送。",
                    ""));
            days.add(new Day(
                    "summary-" + quarter + "@everspring",
                    dates.summaryDueOn(),
                    quarter.label() + "牵头单位汇总截止",
                    "牵头单位须于当日24时前报送汇总。",
                    ""));
            quarter = quarter.next();
        }
        return days;
    }
}
