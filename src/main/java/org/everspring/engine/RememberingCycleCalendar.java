package org.everspring.engine;

import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The engine's cycle calendar, which computes the next moment of a cron text once for all tasks that share it: hundreds of
 * reports have the same reminders, and parsing each one's text anew took a third of a quarter's opening.
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

    @Override
    public Date resolveDuedate(String text, Date start, long repeatOffset) {
        if (text.startsWith("R")) {
            return super.resolveDuedate(text, start, repeatOffset);
        }
        Date from = start == null ? ClockUtil.getCurrentTime() : start;
        Span known = spans.get(text);
        if (known == null || !known.contains(from)) {
            known = new Span(from, super.resolveDuedate(text, from, repeatOffset));
            if (spans.size() >= MOST_TEXTS) {
                spans.clear();
            }
            spans.put(text, known);
        }
        return new Date(known.next().getTime());
    }
}
