package org.everspring.board.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.everspring.kernel.ListPage;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.springframework.ui.Model;

/**
 * A list of the board with what narrows it.
 *
 * @param states the kinds of rows
 * @param heads by the codes of the columns
 */
record BoardList<S, T>(
        List<Choice<S>> states,
        BoardChoices choices,
        ListPage<T> page,
        ListAddress address,
        Map<String, ColumnHead> heads,
        boolean narrowed) {

    /** Where no quarter has been opened yet, the page has no list. */
    static void show(BoardView view, Model model, Supplier<BoardList<?, ?>> list) {
        model.addAttribute("view", view);
        if (!view.isEmpty()) {
            model.addAttribute("list", list.get());
        }
    }
}
