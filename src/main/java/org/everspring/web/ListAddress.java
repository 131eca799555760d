package org.everspring.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with what narrows it. Any part may be absent, and none is trusted. */
public final class ListAddress {

    private static final int LONGEST_PART = 100;

    private final UriComponentsBuilder address;

    public ListAddress(String path) {
        this.address = UriComponentsBuilder.fromPath(path);
    }

    /**
     * A part as somebody's address has it. No database stores control characters, and none has to look for them.
     *
     * @return at most 100 characters; null when there is nothing in it
     */
    public static @Nullable String part(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST_PART));
    }

    /** From 1; what is no number counts as 1. */
    public static int pageNumber(String value) {
        try {
            return value == null ? 1 : Math.max(1, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** @param value null to leave the part out */
    public ListAddress with(String name, String value) {
        if (value != null) {
            // As a variable, so that & and braces in it stay text.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
        return this;
    }

    /** @param page from 1 */
    public String ofPage(int page) {
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.encode().toUriString();
    }
}
