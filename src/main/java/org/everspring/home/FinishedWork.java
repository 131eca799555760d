package org.everspring.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody has finished.
 *
 * @param step its name
 * @param process the name of its process
 * @param businessKey null where its instance has none
 * @param due null without a date
 */
public record FinishedWork(
        String step,
        String process,
        @Nullable String businessKey,
        MatterTitle title,
        @Nullable Instant due,
        Instant finished) {}
