package org.everspring.matter;

/** Counts by prefix and year, from 1. */
public interface MatterCounters {

    /**
     * Whoever asks for the same prefix waits until the caller's transaction has ended; a number that is rolled back is given
     * to the next.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    long next(String prefix, int year);
}
