package org.everspring.kernel;

/** A column by which a list may be sorted, a constant of an enum; the first one is the list's own order. */
public interface SortColumn extends Labelled {

    /** As an address has it. */
    String code();

    /** Whether the greatest, mostly the newest, comes first where nobody has asked for another direction. */
    default boolean greatestFirst() {
        return false;
    }
}
