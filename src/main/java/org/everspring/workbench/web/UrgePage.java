package org.everspring.workbench.web;

import java.util.List;
import org.everspring.calendar.DueStanding;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;

/**
 * What may be urged at this moment.
 *
 * @param urged how many of the same have been urged and not answered yet
 * @param words that are usually said
 */
record UrgePage(
        List<Choice<UrgeTerm>> terms,
        List<Choice<ItemId>> items,
        List<Choice<UnitId>> units,
        ListPage<Row> page,
        ListAddress address,
        int urged,
        String words) {

    record Row(ObligationSnapshot of, String item, String due, DueStanding standing) {}
}
