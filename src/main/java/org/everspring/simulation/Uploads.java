package org.everspring.simulation;

/** Puts a file on a task, as the page “佐证材料” does. */
public interface Uploads {

    /** @param person the account of who does it */
    void upload(String taskId, String person, String fileName, String text);
}
