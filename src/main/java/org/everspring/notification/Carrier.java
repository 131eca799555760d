package org.everspring.notification;

import org.jspecify.annotations.Nullable;

/** One channel: how mails, or messages in place of them, leave the application. */
interface Carrier {

    String channel();

    /** How many it takes in any minute; 0 for as many as there are. */
    int perMinute();

    /** Why the person cannot be reached, for the log; null when he can. */
    @Nullable
    String unreachedFor(Person person);

    /** @throws Exception when the other side has not taken it; the message has no secret in it */
    void carry(NoticeMail mail, Person person) throws Exception;

    /** Whether nobody can be reached, so that the others need not be tried in this round. */
    boolean isUnreachable(Exception failure);
}
