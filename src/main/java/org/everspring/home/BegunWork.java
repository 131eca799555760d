package org.everspring.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance that somebody has started.
 *
 * @param process its name
 * @param businessKey null where it has none
 * @param ended null while it runs
 * @param now what waits in it, at most {@value #MOST_STEPS}
 */
public record BegunWork(
        String process,
        @Nullable String businessKey,
        MatterTitle title,
        Instant begun,
        @Nullable Instant ended,
        List<Step> now) {

    public static final int MOST_STEPS = 3;

    /** @param holder the account of whoever has claimed it; null while nobody has */
    public record Step(String name, @Nullable String holder, List<String> groups) {}
}
