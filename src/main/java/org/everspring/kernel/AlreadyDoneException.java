package org.everspring.kernel;

/** A refusal because somebody was first: nothing is wrong with the input, it only comes too late. */
public class AlreadyDoneException extends InvalidInputException {

    public AlreadyDoneException(String message) {
        super(message);
    }
}
