package org.everspring.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The mails that notices go out in, and messages in place of them; used inside this module only. Any number of nodes may
 * work on it at the same time.
 */
public interface Mails {

    /**
     * Takes the channel's next mail that is due, so that no other node takes it. A person's mails of one urgency come one
     * after the other: none before its predecessor is finished. Unless it is finished, the mail comes again after the
     * back-off, also when this process dies.
     *
     * @param perMinute how many the channel takes in any minute, of all nodes together; 0 for as many as there are
     * @param backOff gives the pause after the attempt of that number, counted from 1
     * @return empty also when the channel has had all that it takes
     */
    Optional<NoticeMail> claim(String channel, int perMinute, Instant now, IntFunction<Duration> backOff);

    void finish(NoticeMail mail, Delivery delivery, Instant at);

    /** Keeps the reason for the administrator; the mail comes again by itself. */
    void failed(NoticeMail mail, String reason);

    /**
     * What waits for a channel that is there no more goes by mail, where it is a person's; a group's is given up.
     *
     * @param channels those that there are
     */
    void leaveOthersThan(Collection<String> channels, Instant at);

    /** What has not gone out yet by mail. */
    Backlog backlog();

    /** What has not gone out yet by all other channels; its {@code unbundled} is zero. */
    Backlog messages();

    /**
     * @param unbundled notices whose mail is not due yet
     * @param mails that are to be sent or sent again
     * @param failing those of them that the other side has refused or not answered
     * @param oldest when the oldest notice in these mails was posted; null without any
     * @param lastError what the other side said last; null when nothing has failed
     */
    record Backlog(
            int unbundled,
            int mails,
            int failing,
            @Nullable Instant oldest,
            @Nullable String lastError) {}
}
