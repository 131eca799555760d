package org.everspring.engine;

/** Says when a process starts by itself. The only kind of bean that an expression of a model may call. */
public interface StartTimer {

    /** Cron text of the next start alone. The engine asks again whenever the timer has fired. */
    String nextCycle();
}
