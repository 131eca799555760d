package org.everspring.board.web;

import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.kernel.ListPage;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an address of the board asks for; every part may be absent, and none is trusted.
 *
 * @param year of four digits
 * @param quarter 2026Q4
 * @param item the number of the item
 * @param unit the id of the unit
 * @param group the name of units that are ranked against each other
 * @param state of a list's rows, by the code that the list gives it
 * @param sort the order of the list
 * @param page from 1
 * @param wall {@code light} or {@code dark}: the whole screen, for everybody in the room
 */
record BoardQuery(
        @Nullable String year,
        @Nullable String quarter,
        @Nullable String item,
        @Nullable String unit,
        @Nullable String group,
        @Nullable String state,
        @Nullable String sort,
        @Nullable String page,
        @Nullable String wall) {

    BoardQuery {
        year = ListAddress.part(year);
        quarter = ListAddress.part(quarter);
        item = ListAddress.part(item);
        unit = ListAddress.part(unit);
        group = ListAddress.part(group);
        state = ListAddress.part(state);
        sort = ListAddress.part(sort);
        wall = "light".equals(wall) || "dark".equals(wall) ? wall : null;
    }

    public boolean isNarrowed() {
        return Stream.of(item, unit, group, state).anyMatch(Objects::nonNull);
    }

    /** About one item or one unit, as the address of its own page says. */
    BoardQuery of(@Nullable String itemId, @Nullable String unitId) {
        return new BoardQuery(year, quarter, itemId, unitId, null, null, sort, page, null);
    }

    /** Of pages of that size; a file has all rows. */
    int pageNumber(int size) {
        return size == ListPage.MOST ? 1 : ListAddress.pageNumber(page);
    }

    /** But for the page; the whole screen is no part of a list. */
    public ListAddress address(String path) {
        return new ListAddress(path)
                .with("year", quarter == null ? year : null)
                .with("quarter", quarter)
                .with("item", item)
                .with("unit", unit)
                .with("group", group)
                .with("state", state)
                .with("sort", sort);
    }
}
