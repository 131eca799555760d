package org.everspring.board.web;

import java.util.Arrays;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardScope;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one person looks at on the board: each part of the address known to be there and to be for the person.
 *
 * @param opened every quarter that has been opened, the newest first
 * @param quarter the one asked for, or else the newest one, of the year where one was asked for; null before any was opened
 * @param item null for all that the scope holds; so the unit and the group
 */
record BoardView(
        BoardQuery query,
        BoardScope scope,
        List<Quarter> opened,
        @Nullable Quarter quarter,
        @Nullable Item item,
        @Nullable Unit unit,
        @Nullable String group) {

    /** @param address of the same page */
    record Link(String label, String address, boolean chosen) {}

    @Nullable
    ItemId itemId() {
        return item == null ? null : item.id();
    }

    @Nullable
    UnitId unitId() {
        return unit == null ? null : unit.id();
    }

    /** What the address asks for; null where it asks for all that was ever. */
    @Nullable
    ScoringPeriod period() {
        if (query.quarter() != null) {
            return ScoringPeriod.of(shown());
        }
        return query.year() == null ? null : ScoringPeriod.of(year());
    }

    /** Whether there is nothing to look at yet. */
    public boolean isEmpty() {
        return quarter == null;
    }

    /** Of the quarter. */
    public int year() {
        return shown().year();
    }

    Quarter shown() {
        if (quarter == null) {
            throw new IllegalStateException("No quarter has been opened.");
        }
        return quarter;
    }

    /** The opened quarters of the year, the first one first. */
    List<Quarter> quarters() {
        return opened.stream().filter(one -> one.year() == year()).sorted().toList();
    }

    /** The years that have quarters, the newest first. */
    public List<Link> years(String path) {
        return quarter == null
                ? List.of()
                : opened.stream()
                        .map(Quarter::year)
                        .distinct()
                        .map(year -> new Link(
                                year + "年",
                                query.address(path)
                                        .with("quarter", null)
                                        .with("year", String.valueOf(year))
                                        .ofPage(1),
                                year == year()))
                        .toList();
    }

    public List<Link> quartersOfYear(String path) {
        return quarter == null
                ? List.of()
                : quarters().stream()
                        .map(one -> new Link(
                                "第" + "一二三四".charAt(one.number() - 1) + "季度",
                                query.address(path)
                                        .with("year", null)
                                        .with("quarter", one.toString())
                                        .ofPage(1),
                                one.equals(quarter)))
                        .toList();
    }

    /** The other pages of the board at the same quarter. */
    public List<Link> tabs(@Nullable String here) {
        return Arrays.stream(BoardTab.values())
                .map(tab -> new Link(
                        tab.getLabel(),
                        new ListAddress(tab.getPath())
                                .with("quarter", query.quarter())
                                .with("year", query.quarter() == null ? query.year() : null)
                                .ofPage(1),
                        tab.getPath().equals(here)))
                .toList();
    }

    /** The classes of the page's body. */
    public String look() {
        return query.wall() == null ? "board-pages" : "board-pages wall wall-" + query.wall();
    }

    /** Whether it hangs on a wall. */
    public boolean wall() {
        return query.wall() != null;
    }

    /** The same page on the whole screen. */
    public String wallAddress(String path, String look) {
        return query.address(path).with("wall", look).ofPage(1);
    }

    /** The same list as a file. */
    public String file(String path) {
        return query.address(path + ".xlsx").ofPage(1);
    }

    /** The list that stands behind a figure of this quarter. */
    ListAddress list(String path) {
        return new ListAddress(path).with("quarter", shown().toString());
    }
}
