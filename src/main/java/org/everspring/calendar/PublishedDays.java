package org.everspring.calendar;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The statutory days in force: those that the build brings, and over them what administrators have taken over. Every node
 * looks for a new edition every few seconds.
 */
@Component
public class PublishedDays {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final StatutoryDays built;
    private final CalendarEditions editions;
    private volatile @Nullable Reading reading;

    PublishedDays(CalendarSettings settings, CalendarEditions editions) {
        this.built = StatutoryDays.read(settings.statutoryDays());
        this.editions = editions;
    }

    private record Reading(long edition, StatutoryDays days, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH;
        }
    }

    /** Looks for a new edition at once. */
    public void refresh() {
        reading = readAgain();
    }

    private Reading readAgain() {
        long last = editions.last();
        Reading before = reading;
        return new Reading(
                last, before != null && before.edition() == last ? before.days() : daysUpTo(last), System.nanoTime());
    }

    /**
     * The calendar as the edition left it.
     *
     * @param edition 0 for what the build brings alone
     */
    public WorkCalendar asOf(long edition) {
        return WorkCalendar.of(daysUpTo(edition));
    }

    /** The edition in force; 0 for what the build brings alone. */
    public long edition() {
        return current().edition();
    }

    StatutoryDays inForce() {
        return current().days();
    }

    private Reading current() {
        Reading current = reading;
        if (current == null || !current.isFresh()) {
            current = readAgain();
            reading = current;
        }
        return current;
    }

    private StatutoryDays daysUpTo(long edition) {
        // A year begins with days of the December before it, which stand even when that year is taken over again.
        TreeMap<Integer, List<StatutoryDay>> years = new TreeMap<>();
        editions.all().stream().filter(one -> one.id() <= edition).forEach(one -> years.put(one.year(), one.days()));
        StatutoryDays days = built;
        for (var year : years.entrySet()) {
            days = days.with(year.getKey(), year.getValue());
        }
        return days;
    }
}
