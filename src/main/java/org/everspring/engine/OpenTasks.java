package org.everspring.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open tasks of every process, as one person sees them. */
public interface OpenTasks {

    /**
     * @param assignee who has claimed it; null when nobody has
     * @param workable whether the person may work on it: as its assignee, or as one of its candidates, by a membership of today
     *     or as somebody's deputy
     */
    record OpenTask(TaskPlace place, @Nullable String assignee, boolean workable) {}

    /** Empty when there is no such task, or no more, or its process is suspended. */
    Optional<OpenTask> find(String taskId, String userId);
}
