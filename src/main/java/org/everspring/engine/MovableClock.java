package org.everspring.engine;

import java.time.Instant;

/** The clock of the engine and of every rule, for whoever plays another time: timers are due, and dates pass, by it. */
public interface MovableClock {

    /** Stops it at that moment, for the whole application. */
    void stopAt(Instant moment);

    /** Lets it show the real time again. */
    void goOn();
}
