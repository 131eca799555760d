package org.everspring.promotion.web;

import org.everspring.kernel.SortOrder;
import org.everspring.promotion.ExperienceColumn;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the library; every part may be absent, and none is trusted.
 *
 * @param item an item of the plan
 * @param unit who has nominated it
 * @param level the code of a recognition level
 * @param sort a column's code, after a minus the other way round
 * @param page from 1
 */
record ExperienceQuery(
        String text,
        String item,
        String unit,
        String level,
        @Nullable String sort,
        String page) {

    ExperienceQuery {
        text = ListAddress.part(text);
        item = ListAddress.part(item);
        unit = ListAddress.part(unit);
        level = ListAddress.part(level);
        sort = ListAddress.part(sort);
    }

    public boolean isNarrowed() {
        return text != null || item != null || unit != null || level != null;
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** Without a text there is nothing that fits better: the newest come first. */
    SortOrder<ExperienceColumn> order() {
        SortOrder<ExperienceColumn> asked = SortOrder.parse(sort, ExperienceColumn.class);
        return text == null && asked.column() == ExperienceColumn.FIT
                ? new SortOrder<>(ExperienceColumn.PUBLISHED, true)
                : asked;
    }

    /** The library that shows this, but for the page. */
    public ListAddress address() {
        return new ListAddress("/board/experiences")
                .with("text", text)
                .with("item", item)
                .with("unit", unit)
                .with("level", level)
                .with("sort", sort);
    }
}
