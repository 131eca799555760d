package org.everspring.scoring.process;

/** A table cannot be used, or has no valid answer. The message is a Chinese clause without full stop. */
class BrokenTableException extends RuntimeException {

    BrokenTableException(String message) {
        super(message);
    }

    BrokenTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
