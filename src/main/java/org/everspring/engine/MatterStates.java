package org.everspring.engine;

import org.everspring.kernel.Labelled;

/** Told by every repository when a matter's state changes; tells which step of which model has done so. */
public interface MatterStates {

    /**
     * Says nothing when no model is at work, as when a page changes the state.
     *
     * @param matter the matter's id, which is the business key
     * @param from the state before, in words
     */
    void moved(Object matter, String from, String to);

    /** After a save; says nothing where the state has stayed. */
    default <S extends Enum<S> & Labelled> void saved(Object matter, S from, S to) {
        if (from != to) {
            moved(matter, from.label(), to.label());
        }
    }
}
