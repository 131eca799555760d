package org.everspring.scoring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decision table has no valid answer. The message is for the owner of the table, in Chinese. */
public class ScoringFailedException extends RuntimeException {

    public ScoringFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
