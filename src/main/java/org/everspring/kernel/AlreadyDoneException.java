package org.everspring.kernel;

/** A refusal because somebody was first: nothing is wrong with the input, it only comes too late. */
public class AlreadyDoneException extends InvalidInputException {

    public AlreadyDoneException(String message) {
        super(message);
    }

    /** Somebody else has saved it in the meantime, and what was sent has changed nothing. */
    public static AlreadyDoneException inTheMeantime(String what) {
        return new AlreadyDoneException(what + "刚刚已由他人办结或发生变化，本次提交未生效。请刷新后再看。");
    }
}
