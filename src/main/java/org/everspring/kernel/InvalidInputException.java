package org.everspring.kernel;

import java.util.Objects;

/**
 * Something that a person or another system handed in is refused. The message is shown to that person as it is: it is
 * Chinese, says what is wrong and what would be right. Nothing of the refused input is stored; the task stays open.
 */
public class InvalidInputException extends RuntimeException {

    public InvalidInputException(String message) {
        super(message);
    }

    /** Never null, unlike other exceptions' messages. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
