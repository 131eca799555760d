package org.everspring.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The notices that wait to go out; used inside this module only. Any number of nodes may work on it at the
 * same time.
 */
public interface Outbox {

    /** The channel of mails. */
    String MAIL = "mail";

    /** What takes this channel stands on the page only. */
    String PAGE = "page";

    /**
     * Adds them in the caller's transaction, but for those whose person has a notice under the same key; the transaction
     * can go on.
     */
    void add(List<OutgoingNotice> notices);

    /**
     * Puts all notices that are due into mails: an urgent one with those alike into its own, a person's others into one,
     * each by the channel that the person's way has for it. What is only to be shown has gone out with that.
     *
     * @param ways of the persons with these accounts
     */
    void bundle(Instant now, Function<List<String>, Map<String, Way>> ways);
}
