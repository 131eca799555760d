package org.everspring.notification;

import org.everspring.kernel.ListPage;

/** A person's notices. */
public interface Inbox {

    int PAGE_SIZE = 50;

    /**
     * Newest first. The caller makes sure that the reader is this person.
     *
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<ReceivedNotice> page(String userId, int page);
}
