package org.everspring.bulletin;

import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.quarter.PublishedBulletins;
import org.springframework.stereotype.Component;

/** The bulletins as the quarter's page lists them. */
@Component
class BulletinLinks implements PublishedBulletins {

    private final Bulletins bulletins;

    BulletinLinks(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public List<Link> upTo(Quarter last, int most) {
        return bulletins.published(last, most).stream()
                .map(bulletin -> new Link(
                        "/desk/bulletins/" + bulletin.quarter(),
                        bulletin.title(),
                        bulletin.number(),
                        bulletin.publishedAt()
                                .atZoneSameInstant(WorkCalendar.ZONE)
                                .toLocalDate()))
                .toList();
    }
}
