package org.everspring.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where a task stands, whichever of the tasks that come there one after the other it is.
 *
 * @param businessKey of its process instance, or of the instance that called it; null where there is none
 * @param instance the id of the root process instance; the task's own for a task of no process
 * @param step the id of the user task in the model
 * @param unit the candidate groups, by the alphabet and separated by commas; empty for a task of a person alone
 */
public record TaskPlace(@Nullable String businessKey, String instance, String step, String unit) {

    /** What belongs together: all instances of one business key, or else the root instance. */
    public String matter() {
        return businessKey == null ? instance : businessKey;
    }
}
