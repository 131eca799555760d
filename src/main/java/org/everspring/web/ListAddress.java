package org.everspring.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.everspring.kernel.SortColumn;
import org.everspring.kernel.SortOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with what narrows it and its order. Any part may be absent, and none is trusted. */
public final class ListAddress {

    private static final int LONGEST_PART = 100;
    private static final String SORT = "sort";

    private final String path;
    private final @Nullable String place;
    private final Map<String, String> parts;

    public ListAddress(String path) {
        this(path, null, Map.of());
    }

    private ListAddress(String path, @Nullable String place, Map<String, String> parts) {
        this.path = path;
        this.place = place;
        this.parts = parts;
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
    public static int pageNumber(@Nullable String value) {
        try {
            return value == null ? 1 : Math.max(1, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** @param value null to leave the part out */
    public ListAddress with(String name, @Nullable String value) {
        var more = new LinkedHashMap<>(parts);
        more.remove(name);
        if (value != null) {
            more.put(name, value);
        }
        return new ListAddress(path, place, more);
    }

    public ListAddress sorted(SortOrder<?> order) {
        return with(SORT, order.code());
    }

    /** @param id of the element that the browser scrolls to */
    public ListAddress at(String id) {
        return new ListAddress(path, id, parts);
    }

    /** The head of a column that sorts this list, which is in that order now. */
    public <C extends Enum<C> & SortColumn> ColumnHead head(C column, SortOrder<C> order) {
        String sorted = column != order.column() ? null : order.descending() ? "descending" : "ascending";
        return new ColumnHead(column.label(), sorted(order.by(column)).ofPage(1), sorted);
    }

    /** By the codes of the columns. */
    public <C extends Enum<C> & SortColumn> Map<String, ColumnHead> heads(SortOrder<C> order) {
        Map<String, ColumnHead> heads = new LinkedHashMap<>();
        for (C column : order.column().getDeclaringClass().getEnumConstants()) {
            heads.put(column.code(), head(column, order));
        }
        return heads;
    }

    /** @param page from 1 */
    public String ofPage(int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        // As variables, so that & and braces in them stay text.
        parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.fragment(place).uriVariables(Map.copyOf(parts)).encode().toUriString();
    }
}
