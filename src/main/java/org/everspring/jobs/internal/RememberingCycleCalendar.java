package org.everspring.jobs.internal;

import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.jobs.TimerTexts;
import org.everspring.kernel.InvalidInputException;

/**
 * The engine's cycle calendar, which computes the next moment of a cron text once for all tasks that share it: hundreds of
 * reports have the same reminders, and parsing each one's text anew took a third of a quarter's opening.
 *
 * <p>A text without a next moment, or below the floor of {@link TimerTexts}, is refused; for the engine it would be due now.
 */
final class RememberingCycleCalendar extends CycleBusinessCalendar {

    /** A quarter has two texts a duty, and one a moved date; beyond this the memory begins anew. */
    private static final int MOST_TEXTS = 500;

    private final Map<String, Span> spans = new ConcurrentHashMap<>();

    /** From any moment in the span, from inclusive to next exclusive, the text's next moment is {@code next}. */
    private record Span(Date from, Date next) {

        boolean contains(Date moment) {
            return !moment.before(from) && moment.before(next);
        }
    }

    /** Asked when a timer is made: then there has to be a moment, while a timer that has fired may have had its last one. */
    @Override
    public Date resolveDuedate(String text, Date start) {
        Date due = resolveDuedate(text, start, 0);
        if (due == null || start == null && !due.after(ClockUtil.getCurrentTime())) {
            throw refused(TimerTexts.never(text));
        }
        return due;
    }

    @Override
    public Date resolveDuedate(String text, Date start, long repeatOffset) {
        if (text.startsWith("R")) {
            requireShape(text);
            return super.resolveDuedate(
                    start == null && repeatOffset == 0 ? TimerTexts.afresh(text) : text, start, repeatOffset);
        }
        Date from = start == null ? ClockUtil.getCurrentTime() : start;
        Span known = spans.get(text);
        if (known == null || !known.contains(from)) {
            known = new Span(from, next(text, from));
            if (spans.size() >= MOST_TEXTS) {
                spans.clear();
            }
            spans.put(text, known);
        }
        return new Date(known.next().getTime());
    }

    private Date next(String text, Date from) {
        requireShape(text);
        Date next = super.resolveDuedate(text, from, 0);
        if (!next.after(from)) {
            throw refused(TimerTexts.never(text));
        }
        return next;
    }

    private static void requireShape(String text) {
        TimerTexts.faultOfShape(text).ifPresent(fault -> {
            throw refused(fault);
        });
    }

    private static InvalidInputException refused(String fault) {
        return new InvalidInputException("定时" + fault + "。");
    }
}
