package org.everspring.engine;

/** Asked before the engine is built, and with it anything is written. */
public interface StartCondition {

    /** @throws org.everspring.kernel.InvalidInputException when the application is not to start, with reason and remedy */
    void check();
}
