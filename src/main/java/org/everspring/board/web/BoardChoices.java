package org.everspring.board.web;

import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.web.Choice;

/**
 * By what a page of the board may be narrowed.
 *
 * @param years chosen where the address asks for a year and for no quarter
 */
record BoardChoices(
        List<Choice<Integer>> years,
        List<Choice<Quarter>> quarters,
        List<Choice<ItemId>> items,
        List<Choice<UnitId>> units,
        List<Choice<String>> groups) {}
