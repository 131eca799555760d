package org.everspring.simulation;

import org.everspring.plan.UnitId;

/** Puts a file on a task, as the page “佐证材料” does. */
public interface Uploads {

    void upload(String taskId, String person, UnitId unit, String fileName, String text);
}
