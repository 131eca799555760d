package org.everspring.kernel;

/** Nothing is wrong with the input but that there has been too much of it; later it will be taken. */
public class TooOftenException extends InvalidInputException {

    public TooOftenException(String message) {
        super(message);
    }
}
