package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a published bulletin.
 *
 * @param correction 0 for the quarter's bulletin itself; otherwise the ordinal of a correction of it
 * @param ledger whether the quarter's ledger was made with it
 */
public record BulletinHead(
        Quarter quarter, int correction, String number, String title, OffsetDateTime publishedAt, boolean ledger) {

    /** Of its page. */
    public String address() {
        return "/bulletins/" + quarter + (correction == 0 ? "" : "/corrections/" + correction);
    }

    /** Null where there is none. */
    public @Nullable String ledgerAddress() {
        return ledger ? address() + "/ledger.xlsx" : null;
    }
}
