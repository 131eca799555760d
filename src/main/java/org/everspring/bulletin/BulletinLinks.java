package org.everspring.bulletin;

import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.quarter.PublishedBulletins;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bulletins as the quarter's page lists them. */
@Component
class BulletinLinks implements PublishedBulletins {

    private final Bulletins bulletins;

    BulletinLinks(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public List<Link> upTo(@Nullable Quarter last, int most) {
        return bulletins.published(last, most).stream()
                .map(head -> new Link(
                        head.address(),
                        head.title(),
                        head.number(),
                        WorkCalendar.dayOf(head.publishedAt()),
                        head.ledgerAddress()))
                .toList();
    }
}
