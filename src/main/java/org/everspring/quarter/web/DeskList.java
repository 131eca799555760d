package org.everspring.quarter.web;

import java.util.List;
import java.util.Map;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.reporting.ObligationState;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * One of the desk's lists of obligations.
 *
 * @param counts how many there are in which state, narrowed or not; null where that is not said
 * @param heads by the codes of the columns
 * @param address of the list as it is shown
 * @param narrowed whether somebody has asked for a part of it
 */
record DeskList(
        DeskSection section,
        @Nullable String counts,
        List<Choice<ItemId>> items,
        List<Choice<ObligationState>> states,
        ListPage<DeskPage.Row> page,
        Map<String, ColumnHead> heads,
        ListAddress address,
        boolean narrowed) {

    /** Whether there is anything to see, or there would be with another filter. */
    public boolean isThere() {
        return page.total() > 0 || narrowed;
    }

    /** Nobody has to narrow what is seen at one glance. */
    public boolean isFiltered() {
        return section == DeskSection.ALL || page.pages() > 1 || narrowed;
    }
}
