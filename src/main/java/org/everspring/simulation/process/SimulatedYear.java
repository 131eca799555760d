package org.everspring.simulation.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.InputRefusedException;
import org.everspring.engine.MemberGroups;
import org.everspring.engine.MovableClock;
import org.everspring.jobs.DueJobs;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.simulation.Absences;
import org.everspring.simulation.City;
import org.everspring.simulation.Dice;
import org.everspring.simulation.SimulatedTexts;
import org.everspring.simulation.SimulationProgress;
import org.everspring.simulation.SimulationSettings;
import org.everspring.simulation.Uploads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays the quarters before the current one, and the current one as far as it has come: the clock goes from one moment at
 * which a timer is due or somebody works to the next, the job executor does what is due, and the robots do what people
 * would. Nothing is written but by forms, pages' services and processes.
 */
@Component
@Profile("year")
class SimulatedYear implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SimulatedYear.class);

    /** So many days before its last month the office opens a quarter by hand, where the play would end without one. */
    private static final int OPENED_DAYS_BEFORE_THE_END = 12;

    private final Plan plan;
    private final WorkCalendar calendar;
    private final MemberGroups groups;
    private final Absences absences;
    private final Uploads uploads;
    private final ObjectMapper json;
    private final List<Robots> robots;
    private final SimulationSettings settings;
    private final SimulationProgress progress;
    private final MovableClock time;
    private final Clock clock;
    private final DueJobs dueJobs;
    private final ProcessEngine engine;
    private final TaskService tasks;
    private final ManagementService management;

    private record Worker(Robots robots, Robot robot) {}

    private final Map<String, Integer> visits = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    SimulatedYear(
            Plan plan,
            WorkCalendar calendar,
            MemberGroups groups,
            Absences absences,
            Uploads uploads,
            ObjectMapper json,
            List<Robots> robots,
            SimulationSettings settings,
            SimulationProgress progress,
            MovableClock time,
            Clock clock,
            DueJobs dueJobs,
            ProcessEngine engine) {
        this.plan = plan;
        this.calendar = calendar;
        this.groups = groups;
        this.absences = absences;
        this.uploads = uploads;
        this.json = json;
        this.robots = robots;
        this.settings = settings;
        this.progress = progress;
        this.time = time;
        this.clock = clock;
        this.dueJobs = dueJobs;
        this.engine = engine;
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
    }

    /** A year that could not be played to its end leaves what has been played, and says so on the start page. */
    @Override
    public void run(ApplicationArguments arguments) {
        LocalDateTime end = settings.until() == null ? now() : settings.until();
        try (Hands hands = new Hands()) {
            play(end, hands);
            progress.finish();
        } catch (RuntimeException e) {
            log.error("The simulated year was given up on {}", now(), e);
            progress.giveUp(String.valueOf(e.getMessage()));
        } finally {
            if (settings.until() == null) {
                time.goOn();
            }
        }
    }

    private void play(LocalDateTime end, Hands hands) {
        long started = System.nanoTime();
        Quarter current = Quarter.of(end.toLocalDate());
        Quarter first = current;
        for (int before = 0; before < settings.quarters(); before++) {
            first = first.previous();
        }
        LocalDateTime begin = first.lastMonth().atDay(1).minusDays(3).atTime(9, 0);
        setTo(begin);
        awaitTheNextOpenings();
        City city = new City(plan, settings.seed());
        Agenda agenda = new Agenda(calendar, this::now);
        Staff staff = new Staff(engine, city, groups, absences, uploads, json);
        Stage stage = new Stage(city, new SimulatedTexts(city), agenda, staff, first, current, end.toLocalDate());
        Map<String, Worker> byTask = new HashMap<>();
        robots.forEach(some ->
                some.on(stage).forEach((definition, robot) -> byTask.put(definition, new Worker(some, robot))));
        openByHand(stage);

        robots.forEach(some -> some.begin(stage));
        for (LocalDateTime moment = next(agenda, end); moment != null; moment = next(agenda, end)) {
            setTo(moment);
            dueJobs.await();
            hands.work(agenda.take(moment));
            dueJobs.await();
            discover(stage, byTask);
            tell(begin, moment, end);
        }
        setTo(end);
        log.info(
                "The simulated year is played: {} tasks in {} s",
                seen.size(),
                (System.nanoTime() - started) / 1_000_000_000);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }

    private void setTo(LocalDateTime moment) {
        time.stopAt(instant(moment));
    }

    private static Instant instant(LocalDateTime moment) {
        return moment.atZone(WorkCalendar.ZONE).toInstant();
    }

    /** The timers that begin quarters and years were set by the real time. */
    private void awaitTheNextOpenings() {
        management.createJobQuery().timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
    }

    /** When the current quarter would not have begun by itself. */
    private void openByHand(Stage stage) {
        LocalDate opening = stage.end().minusDays(OPENED_DAYS_BEFORE_THE_END);
        LocalDate beginning = stage.current().lastMonth().minusMonths(2).atDay(1);
        LocalDate day = opening.isBefore(beginning) ? beginning : opening;
        if (day.isBefore(stage.current().lastMonth().atDay(1))) {
            stage.agenda()
                    .enter(
                            stage.agenda().on(day, stage.city().dice("opening")),
                            () -> stage.staff()
                                    .start(
                                            stage.staff().handOf(plan.office().id()),
                                            "quarterlyCycle",
                                            Stage.form(
                                                    "quarter", stage.current().toString())));
        }
    }

    /** The next moment at which something happens; null when the play is over. */
    private @Nullable LocalDateTime next(Agenda agenda, LocalDateTime end) {
        LocalDateTime timer = management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.instant()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Job::getDuedate)
                .map(due -> LocalDateTime.ofInstant(due.toInstant(), WorkCalendar.ZONE))
                .findFirst()
                .orElse(LocalDateTime.MAX);
        LocalDateTime entry = agenda.next();
        LocalDateTime next = entry == null || timer.isBefore(entry) ? timer : entry;
        return next.isAfter(end) ? null : next;
    }

    /** Gives each task that has come to wait to the robot of its kind. */
    private void discover(Stage stage, Map<String, Worker> byTask) {
        Date since = Date.from(clock.instant().minusMillis(1));
        tasks.createTaskQuery().taskCreatedAfter(since).list().stream()
                .filter(task -> seen.add(task.getId()))
                .map(this::described)
                .sorted(Comparator.comparing(OpenTask::matter)
                        .thenComparing(OpenTask::definition)
                        .thenComparing(task -> task.unit().value()))
                .forEach(task -> give(stage, task, byTask.get(task.definition())));
    }

    private OpenTask described(Task task) {
        String matter = businessKey(task);
        String unit = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group ->
                        group != null && plan.findUnit(UnitId.of(group)).isPresent())
                .sorted()
                .findFirst()
                .orElse(plan.office().id().value());
        int visit = visits.merge(matter + task.getTaskDefinitionKey() + unit, 1, Integer::sum);
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), matter, UnitId.of(unit), visit);
    }

    private String businessKey(Task task) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private void give(Stage stage, OpenTask task, @Nullable Worker worker) {
        if (worker == null) {
            if (unknown.add(task.definition())) {
                log.warn("Nobody in the simulated city works {}", task.definition());
            }
            return;
        }
        Dice dice = stage.city().dice(worker.robots().subject(task), task.definition(), task.unit(), task.visit());
        Move move = worker.robot().move(task, dice);
        if (move != null) {
            stage.agenda().enter(move.at(), () -> work(stage, task, move));
        }
    }

    /** What others have ended meanwhile is left alone; what the rules refuse waits, as it would for a person. */
    private static void work(Stage stage, OpenTask task, Move move) {
        if (!stage.staff().isOpen(task)) {
            return;
        }
        try {
            stage.staff().submit(task, move.form().get());
        } catch (InputRefusedException | InvalidInputException e) {
            log.warn("{} of {} is refused: {}", task.definition(), task.matter(), e.getMessage());
        }
    }

    private void tell(LocalDateTime begin, LocalDateTime moment, LocalDateTime end) {
        ZonedDateTime zero = begin.atZone(WorkCalendar.ZONE);
        double passed = moment.atZone(WorkCalendar.ZONE).toEpochSecond() - zero.toEpochSecond();
        double whole = end.atZone(WorkCalendar.ZONE).toEpochSecond() - zero.toEpochSecond();
        int percent = (int) (100 * passed / whole);
        if (progress.reach(percent, moment.toLocalDate())) {
            log.info("The simulated year: {} {}%, {}", bar(percent), percent, moment.toLocalDate());
        }
    }

    private static String bar(int percent) {
        int full = percent / 5;
        return "[" + "#".repeat(full) + ".".repeat(20 - full) + "]";
    }
}
