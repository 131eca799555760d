package org.everspring.engine;

import jakarta.ws.rs.WebApplicationException;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/**
 * A refusal on its way out of the engine. Both of Camunda's REST APIs answer with its status and its message alone,
 * where an engine exception would become a 500 with an English preface.
 */
@NullMarked
public class InputRefusedException extends WebApplicationException {

    public InputRefusedException(String message, int status, Throwable cause) {
        super(message, cause, status);
    }

    /** Never null, unlike other exceptions' messages. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
