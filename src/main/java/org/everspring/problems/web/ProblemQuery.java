package org.everspring.problems.web;

import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which problems somebody looks at; every part may be absent, and none is trusted.
 *
 * @param state {@code running} for all that run, {@code unsolved} for all that have ended without being solved, or the
 *     name of a state's constant
 * @param item an item of the plan
 * @param text words of the number, the title or the description
 * @param waitingFor a unit of the reader's
 * @param unit the one in charge
 * @param source the code of a source
 * @param reported a year or a quarter in which they were reported
 * @param without the code of what they have not been given yet
 * @param passed the name of what has been decided of them and carried out
 * @param late {@code true} for what is overdue
 * @param sort the order
 * @param page from 1
 */
record ProblemQuery(
        @Nullable String state,
        @Nullable String item,
        @Nullable String text,
        @Nullable String waitingFor,
        @Nullable String unit,
        @Nullable String source,
        @Nullable String reported,
        @Nullable String without,
        @Nullable String passed,
        @Nullable String late,
        @Nullable String sort,
        @Nullable String page) {

    static final String RUNNING = "running";
    static final String UNSOLVED = "unsolved";

    ProblemQuery {
        state = ListAddress.part(state);
        item = ListAddress.part(item);
        text = ListAddress.part(text);
        waitingFor = ListAddress.part(waitingFor);
        unit = ListAddress.part(unit);
        source = ListAddress.part(source);
        reported = ListAddress.part(reported);
        without = ListAddress.part(without);
        passed = ListAddress.part(passed);
        late = ListAddress.part(late);
        sort = ListAddress.part(sort);
    }

    public boolean isNarrowed() {
        return Stream.of(state, item, text, waitingFor, unit, source, reported, without, passed, late)
                .anyMatch(Objects::nonNull);
    }

    public boolean isRunning() {
        return RUNNING.equals(state);
    }

    public boolean isUnsolved() {
        return UNSOLVED.equals(state);
    }

    public boolean isLate() {
        return "true".equals(late);
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** The list that shows this, but for the page. */
    ListAddress address() {
        return address("/desk/problems");
    }

    /** The same list as a file. */
    public String file() {
        return address("/desk/problems/list.xlsx").ofPage(1);
    }

    private ListAddress address(String path) {
        return new ListAddress(path)
                .with("state", state)
                .with("item", item)
                .with("text", text)
                .with("waitingFor", waitingFor)
                .with("unit", unit)
                .with("source", source)
                .with("reported", reported)
                .with("without", without)
                .with("passed", passed)
                .with("late", late)
                .with("sort", sort);
    }
}
