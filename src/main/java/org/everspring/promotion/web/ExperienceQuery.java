package org.everspring.promotion.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for in the library; every part may be absent, and none is trusted.
 *
 * @param item an item of the plan
 * @param unit who has nominated it
 * @param level the code of a recognition level
 * @param page from 1
 */
record ExperienceQuery(String text, String item, String unit, String level, String page) {

    private static final int LONGEST_TEXT = 100;

    ExperienceQuery {
        text = present(text);
        item = present(item);
        unit = present(unit);
        level = present(level);
    }

    private static String present(String value) {
        if (value == null) {
            return null;
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST_TEXT));
    }

    public boolean isNarrowed() {
        return text != null || item != null || unit != null || level != null;
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        try {
            return page == null ? 1 : Math.max(1, Integer.parseInt(page.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The address of the library that shows this. */
    public String link(int wantedPage) {
        var address = UriComponentsBuilder.fromPath("/board/experiences");
        add(address, "text", text);
        add(address, "item", item);
        add(address, "unit", unit);
        add(address, "level", level);
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
