package org.everspring.simulation.process;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.everspring.calendar.WorkCalendar;
import org.everspring.simulation.Dice;
import org.jspecify.annotations.Nullable;

/** What is to be done when. People work at some times of a working day, so that what falls together can be done together. */
final class Agenda {

    private static final List<LocalTime> TIMES = Stream.of(
                    "09:12", "09:47", "10:21", "10:56", "11:32", "14:09", "14:38", "15:14", "15:49", "16:23", "16:58",
                    "17:26")
            .map(LocalTime::parse)
            .toList();

    private final WorkCalendar calendar;
    private final TreeMap<LocalDateTime, List<Runnable>> entries = new TreeMap<>();
    private final Supplier<LocalDateTime> now;

    Agenda(WorkCalendar calendar, Supplier<LocalDateTime> now) {
        this.calendar = calendar;
        this.now = now;
    }

    /** What should have been done already is done at the next working time. */
    void enter(LocalDateTime at, Runnable action) {
        LocalDateTime soonest = now.get().plusMinutes(1);
        entries.computeIfAbsent(at.isBefore(soonest) ? soonest : at, moment -> new ArrayList<>())
                .add(action);
    }

    LocalDateTime now() {
        return now.get();
    }

    @Nullable
    LocalDateTime next() {
        return entries.isEmpty() ? null : entries.firstKey();
    }

    /** Takes what is entered for that moment. */
    List<Runnable> take(LocalDateTime moment) {
        List<Runnable> taken = entries.remove(moment);
        return taken == null ? List.of() : taken;
    }

    /** So many working days from now; on the same day where it is 0, and still possible. */
    LocalDateTime after(int workingDays, Dice dice) {
        LocalDate today = now.get().toLocalDate();
        LocalDateTime at = timeOf(
                workingDays == 0 ? calendar.nextOrSame(today) : calendar.plusWorkingDays(today, workingDays), dice);
        return at.isAfter(now.get()) ? at : timeOf(calendar.plusWorkingDays(today, 1), dice);
    }

    /** On that day, or on the next working day. */
    LocalDateTime on(LocalDate day, Dice dice) {
        return timeOf(calendar.nextOrSame(day), dice);
    }

    private static LocalDateTime timeOf(LocalDate day, Dice dice) {
        return day.atTime(dice.among(TIMES));
    }
}
