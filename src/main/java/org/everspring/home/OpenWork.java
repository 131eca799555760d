package org.everspring.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits.
 *
 * @param step its name
 * @param process the name of its process
 * @param processKey empty for a task of no process
 * @param businessKey null where its instance has none
 * @param holder the account of whoever has claimed it; null while nobody has
 * @param groups the candidate groups, by the alphabet
 * @param due the first moment that is late; null without a date
 */
public record OpenWork(
        String taskId,
        String step,
        String process,
        String processKey,
        @Nullable String businessKey,
        MatterTitle title,
        @Nullable String holder,
        List<String> groups,
        @Nullable Instant due,
        Instant arrived) {}
