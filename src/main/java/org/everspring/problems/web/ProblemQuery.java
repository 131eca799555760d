package org.everspring.problems.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which problems somebody looks at; every part may be absent, and none is trusted.
 *
 * @param state {@code running} for all that run, or the name of a state's constant
 * @param item an item of the plan
 * @param text words of the number, the title or the description
 * @param waitingFor a unit of the reader's
 * @param sort the order
 * @param page from 1
 */
record ProblemQuery(
        @Nullable String state,
        @Nullable String item,
        @Nullable String text,
        @Nullable String waitingFor,
        @Nullable String sort,
        @Nullable String page) {

    static final String RUNNING = "running";

    ProblemQuery {
        state = ListAddress.part(state);
        item = ListAddress.part(item);
        text = ListAddress.part(text);
        waitingFor = ListAddress.part(waitingFor);
        sort = ListAddress.part(sort);
    }

    public boolean isNarrowed() {
        return state != null || item != null || text != null || waitingFor != null;
    }

    public boolean isRunning() {
        return RUNNING.equals(state);
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** The list that shows this, but for the page. */
    ListAddress address() {
        return new ListAddress("/desk/problems")
                .with("state", state)
                .with("item", item)
                .with("text", text)
                .with("waitingFor", waitingFor)
                .with("sort", sort);
    }
}
