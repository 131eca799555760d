package org.everspring.scoring;

/** A decision table has no valid answer. The message is for the owner of the table, in Chinese. */
public class ScoringFailedException extends RuntimeException {

    public ScoringFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
