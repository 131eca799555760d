package org.everspring.engine;

/**
 * A step of a model has changed the state of a matter. Published in the transaction of the change.
 *
 * @param process the key of the process
 * @param version of its definition that the instance runs by
 * @param activity the id of the element
 * @param matter the matter's id, which is the business key
 * @param from the state before, in words
 */
public record MatterMoved(
        String process,
        String processName,
        int version,
        String activity,
        String activityName,
        String matter,
        String from,
        String to) {}
