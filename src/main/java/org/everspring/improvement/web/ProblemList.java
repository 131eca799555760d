package org.everspring.improvement.web;

import java.util.List;

/**
 * What one person finds under 问题闭环. Every text is ready to be read.
 *
 * @param seesAll whether the list holds every problem, not only those that concern the reader's units
 * @param units the reader's own, to narrow the list to what waits for one of them
 */
record ProblemList(
        boolean seesAll,
        List<Option> states,
        List<Option> items,
        List<Option> units,
        List<Row> rows,
        int total,
        int page,
        int pages) {

    record Option(String value, String label, boolean chosen) {}

    /**
     * @param standing days left or overdue; null when nothing waits
     * @param alarm {@code late}, {@code soon} or null
     * @param unit who has the next step, or had the last
     * @param workable whether a task waits for the reader's units
     */
    record Row(
            String id,
            String title,
            String item,
            String source,
            String reported,
            String due,
            String standing,
            String alarm,
            String state,
            String stateLabel,
            String unit,
            boolean workable) {}
}
