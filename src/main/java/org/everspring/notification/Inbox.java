package org.everspring.notification;

import java.util.List;

/** A person's notices. */
public interface Inbox {

    int PAGE_SIZE = 50;

    /**
     * Newest first. The caller makes sure that the reader is this person.
     *
     * @param page from 0; beyond the last one empty
     */
    List<ReceivedNotice> of(String userId, int page);

    /** How many notices the pages hold together. */
    int count(String userId);
}
