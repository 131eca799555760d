package org.everspring.quarter;

import java.time.LocalDate;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/** What the quarter's page knows of the bulletins that were published. */
public interface PublishedBulletins {

    /**
     * Newest first.
     *
     * @param last of this quarter and before; null for all
     */
    List<Link> upTo(@Nullable Quarter last, int most);

    /**
     * @param address of its page
     * @param ledger the address of the quarter's ledger, for those who may read every unit's report; null without one
     */
    record Link(
            String address,
            String title,
            String number,
            LocalDate published,
            @Nullable String ledger) {}
}
