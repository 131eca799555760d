package org.everspring.quarter.web;

import org.everspring.matter.ObligationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has tried on the desk, with what was typed.
 *
 * @param action as in the address that it was sent to
 * @param text the reason or the words of an urge; null for an action without them
 * @param until the date asked for, as it came; null for an action without it
 */
record DeskAttempt(
        ObligationId obligation,
        String action,
        @Nullable String text,
        @Nullable String until) {

    public boolean concerns(ObligationId id, String otherAction) {
        return obligation.equals(id) && action.equals(otherAction);
    }
}
