package org.everspring.home.web;

import java.util.List;
import java.util.Map;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * One of the lists of somebody's work.
 *
 * @param kinds the steps that can be chosen; empty for a list that is not narrowed by them, as the next two
 * @param heads by the codes of the columns; empty for a list in one order only
 * @param address of the list as it is shown
 * @param narrowed whether somebody has asked for a part of it
 */
record WorkPage(
        WorkTab tab,
        @Nullable String words,
        List<Choice<String>> kinds,
        List<Choice<ItemId>> items,
        List<Choice<DueChoice>> dues,
        ListPage<WorkRow> page,
        Map<String, ColumnHead> heads,
        ListAddress address,
        boolean narrowed) {

    public boolean isOpen() {
        return tab == WorkTab.OPEN || tab == WorkTab.UNIT;
    }
}
