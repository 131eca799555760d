package org.everspring.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Running instances that nothing can take any further: no task, no job, no message or signal that they wait for, no running
 * child, and no incident that would say so. They come from a parallel join whose other tokens can never come, for instance.
 * An event subprocess that could begin any time is no way on.
 */
public interface StuckInstances {

    /**
     * @param activity where it stands, by its label; null when nobody can tell
     * @param activityId its id
     * @param businessKey may be null
     */
    record Stuck(
            String instance,
            String process,
            @Nullable String activity,
            @Nullable String activityId,
            @Nullable String businessKey) {}

    /** The oldest ids first, so many at most. */
    List<Stuck> find(int most);
}
