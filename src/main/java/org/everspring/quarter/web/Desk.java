package org.everspring.quarter.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Plan;
import org.everspring.quarter.PublishedBulletins;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.quarter.Summaries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a person may see of a quarter: what the own units owe, what they lead, and for the office everything. */
@Component
@Transactional(readOnly = true)
class Desk {

    /** Two years; of the others those about the quarter that is shown. */
    private static final int QUARTERS_SHOWN = 8;

    private final Quarters quarters;
    private final PublishedBulletins bulletins;
    private final Summaries summaries;
    private final DeskLists lists;
    private final DeskRows rows;
    private final ReportRights rights;
    private final Plan plan;
    private final Clock clock;

    Desk(
            Quarters quarters,
            PublishedBulletins bulletins,
            Summaries summaries,
            DeskLists lists,
            DeskRows rows,
            ReportRights rights,
            Plan plan,
            Clock clock) {
        this.quarters = quarters;
        this.bulletins = bulletins;
        this.summaries = summaries;
        this.lists = lists;
        this.rows = rows;
        this.rights = rights;
        this.plan = plan;
        this.clock = clock;
    }

    /** The quarter that was asked for, or the latest one; empty when there is none. */
    Optional<Quarter> quarter(DeskQuery query) {
        return query.quarter() == null
                ? quarters.all().stream().map(ReportingQuarter::id).findFirst()
                : quarters.find(Quarter.parse(query.quarter())).map(ReportingQuarter::id);
    }

    DeskPage page(StaffMember reader, Quarter quarter, DeskQuery query) {
        boolean seesAll = reader.overseesAll(plan);
        DeskQuery summary = query.of(DeskSection.SUMMARIES);
        return new DeskPage(
                quarters.get(quarter),
                about(quarter),
                reader.units().size() > 1,
                lists.own(quarter, query, reader),
                summaries
                        .page(quarter, seesAll ? null : reader.units(), summary.pageNumber())
                        .map(found -> rows.of(found, reader)),
                summary.address().at(DeskSection.SUMMARIES.code()),
                lists.led(quarter, query, reader),
                seesAll ? lists.all(quarter, query, reader) : null);
    }

    /** The newest ones; whoever looks at an old one finds those before and after it. */
    private List<Quarter> about(Quarter shown) {
        List<Quarter> all = quarters.all().stream().map(ReportingQuarter::id).toList();
        int first = Math.max(0, all.indexOf(shown) - QUARTERS_SHOWN / 2);
        return all.stream().skip(first).limit(QUARTERS_SHOWN).toList();
    }

    boolean showsLedgers(StaffMember reader) {
        return rights.mayReadAll(reader);
    }

    /** @param quarter that is shown: of it and the ones before; null for the newest */
    List<PublishedBulletins.Link> bulletins(@Nullable Quarter quarter) {
        return bulletins.upTo(quarter, QUARTERS_SHOWN);
    }
}
