package org.everspring.workbench.web;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one of several matters.
 *
 * @param subject whom and what it is about, for people
 * @param refusal why nothing was done; null when it was
 * @param moot whether somebody has done it before, so that nothing is left to do
 */
record Outcome(String id, String subject, @Nullable String refusal, boolean moot) implements Serializable {

    static Outcome done(String id, String subject) {
        return new Outcome(id, subject, null, false);
    }

    public boolean isDone() {
        return refusal == null;
    }

    /** Whether the person has to do something. */
    public boolean isRefused() {
        return refusal != null && !moot;
    }
}
