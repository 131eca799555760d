package org.everspring.notification;

import java.util.Optional;
import org.everspring.kernel.ListPage;

/** A person's notices. The caller makes sure that the reader is this person. */
public interface Inbox {

    int PAGE_SIZE = 50;

    /** Whoever has more lines unread is told that there are more. */
    int MOST_UNREAD = 99;

    /**
     * How many lines of the page have something unread, for the menu; one statement by an index.
     *
     * @return more than {@link #MOST_UNREAD} when there are more
     */
    int unread(String userId);

    /**
     * Newest first; alike ones of one day are one line.
     *
     * @param unreadOnly without what has been read
     * @param page from 1; one that is not there becomes the nearest that is
     */
    Lines page(String userId, boolean unreadOnly, int page);

    /** @param unread how many lines of all pages have something unread */
    record Lines(ListPage<ReceivedNotice> page, int unread) {}

    /** Those that stand in one line with this one, each by itself and newest first; none when there is no such notice. */
    ListPage<ReceivedNotice> line(String userId, long id, int page);

    /** Marks it as read; a second time changes nothing. Empty when this person has no such notice. */
    Optional<ReceivedNotice> read(String userId, long id);

    /** Marks it and those in its line as read. */
    void readLine(String userId, long id);

    /** @param latest the notice that was the newest on the reader's page: what has come since stays unread */
    void readAll(String userId, long latest);
}
