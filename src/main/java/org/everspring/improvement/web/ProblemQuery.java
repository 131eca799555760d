package org.everspring.improvement.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which problems somebody looks at; every part may be absent, and none is trusted.
 *
 * @param state {@code running} for all that run, or the name of a state's constant
 * @param item an item of the plan
 * @param text words of the number, the title or the description
 * @param waitingFor a unit of the reader's
 * @param page from 1
 */
record ProblemQuery(String state, String item, String text, String waitingFor, String page) {

    static final String RUNNING = "running";

    private static final int LONGEST_TEXT = 100;

    ProblemQuery {
        state = present(state);
        item = present(item);
        text = present(text);
        waitingFor = present(waitingFor);
    }

    /** No database stores control characters, and none has to look for them. */
    private static String present(String value) {
        if (value == null) {
            return null;
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST_TEXT));
    }

    public boolean isNarrowed() {
        return state != null || item != null || text != null || waitingFor != null;
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        try {
            return page == null ? 1 : Math.max(1, Integer.parseInt(page.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The address of the list that shows this. */
    public String link(int wantedPage) {
        var address = UriComponentsBuilder.fromPath("/desk/problems");
        add(address, "state", state);
        add(address, "item", item);
        add(address, "text", text);
        add(address, "waitingFor", waitingFor);
        if (wantedPage > 1) {
            address.queryParam("page", wantedPage);
        }
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (value != null) {
            // As a variable, so that & and braces in it stay text.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
