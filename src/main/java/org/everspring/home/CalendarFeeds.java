package org.everspring.home;

import java.time.Instant;
import java.util.Optional;

/** Who has a calendar file, under the fingerprint of its secret. */
public interface CalendarFeeds {

    /** Since when the present address of this person's file is in force; empty without one. */
    Optional<Instant> since(String userId);

    /** The account whose file it is. */
    Optional<String> ownerOf(String fingerprint);

    /** In place of the one before, if any. */
    void put(String userId, String fingerprint, Instant at);

    void remove(String userId);
}
