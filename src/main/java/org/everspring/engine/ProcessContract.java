package org.everspring.engine;

import java.util.Set;

/**
 * What the code of a process gives to its model, whichever version of it is in force: declared beside the code, by the
 * holder of the names that diagram and code agree on. The guard warns where a model asks for more, or listens for less.
 */
public interface ProcessContract {

    /** Of the process. */
    String key();

    /** The variables that the code sets by itself, without any form that asks for them. */
    Set<String> variables();

    /** The messages that the code sends to instances. */
    default Set<String> messages() {
        return Set.of();
    }
}
