package org.everspring.bulletin;

import org.everspring.calendar.Quarter;

/** What the office has typed into the bulletin's form and not submitted yet. */
public interface BulletinDrafts {

    /** @param drafted what the form begins with; what is typed comes in its place, field by field */
    BulletinText over(BulletinText drafted, Quarter quarter);
}
