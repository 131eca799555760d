package org.everspring.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The notices and the mails that they go out in; used inside this module only. Any number of nodes may work on it at the
 * same time.
 */
public interface Outbox {

    /**
     * Adds them in the caller's transaction, but for those whose person has a notice under the same key; the transaction
     * can go on.
     */
    void add(List<OutgoingNotice> notices);

    /** Puts all notices that are due into mails: an urgent one with those alike into its own, a person's others into one. */
    void bundle(Instant now);

    /**
     * Takes the next mail that is due, so that no other node takes it. A person's mails of one urgency come one after the
     * other: none before its predecessor is finished. Unless it is finished, the mail comes again after the back-off, also
     * when this process dies.
     *
     * @param backOff gives the pause after the attempt of that number, counted from 1
     */
    Optional<NoticeMail> claim(Instant now, IntFunction<Duration> backOff);

    void finish(NoticeMail mail, Delivery delivery, Instant at);

    /** Keeps the reason for the administrator; the mail comes again by itself. */
    void failed(NoticeMail mail, String reason);

    /** What has not gone out yet. */
    Backlog backlog();

    /**
     * @param unbundled notices whose mail is not due yet
     * @param mails that are to be sent or sent again
     * @param failing those of them that a mail server has refused or not answered
     * @param oldest when the oldest notice in these mails was posted; null without any
     * @param lastError what the mail server said last; null when nothing has failed
     */
    record Backlog(
            int unbundled,
            int mails,
            int failing,
            @Nullable Instant oldest,
            @Nullable String lastError) {}
}
