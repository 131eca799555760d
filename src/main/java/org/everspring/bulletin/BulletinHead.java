package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.Quarter;

/**
 * What lists show of a published bulletin.
 *
 * @param correction 0 for the quarter's bulletin itself; otherwise the ordinal of a correction of it
 */
public record BulletinHead(Quarter quarter, int correction, String number, String title, OffsetDateTime publishedAt) {

    /** Of its page. */
    public String address() {
        return "/bulletins/" + quarter + (correction == 0 ? "" : "/corrections/" + correction);
    }
}
