package org.everspring.engine;

import java.util.function.Supplier;

/** Asks the engine in the system's own name, whoever is signed in. */
public interface EngineAccess {

    /**
     * Reads without looking at the rights of the one who is signed in: a liaison who finishes a task may not read the
     * accounts of the unit that has to be told, the system may.
     */
    <T> T unchecked(Supplier<T> question);

    /**
     * Runs in one transaction that is written in batches at its end, while no other node does the same: whoever comes
     * second finds what the first has written.
     */
    <T> T aloneInOneTransaction(Supplier<T> work);
}
