package org.everspring.notification;

import java.io.IOException;

/** A message that was not taken. Says why in words that an operator may read: neither address nor secret is in them. */
final class WebhookFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    /** @param unreachable whether others would fare alike at this moment */
    WebhookFailure(String reason, boolean unreachable) {
        super(reason);
        this.unreachable = unreachable;
    }

    boolean isUnreachable() {
        return unreachable;
    }
}
