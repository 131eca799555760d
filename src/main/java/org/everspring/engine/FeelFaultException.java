package org.everspring.engine;

import org.everspring.kernel.InvalidInputException;

/** FEEL that is not run. The message is a Chinese clause without full stop. */
public final class FeelFaultException extends InvalidInputException {

    public FeelFaultException(String message) {
        super(message);
    }
}
