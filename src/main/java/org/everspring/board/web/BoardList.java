package org.everspring.board.web;

import java.util.List;
import java.util.Map;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;

/**
 * A list of the board with what narrows it.
 *
 * @param states the kinds of rows
 * @param heads by the codes of the columns
 */
record BoardList<S, T>(
        List<Choice<S>> states,
        List<Choice<ItemId>> items,
        List<Choice<UnitId>> units,
        List<Choice<String>> groups,
        ListPage<T> page,
        ListAddress address,
        Map<String, ColumnHead> heads,
        boolean narrowed) {}
