package org.everspring.improvement;

/** The accounts of staff and of other systems. */
public interface Accounts {

    /** By the whole name as shown to colleagues; by the id where there is no such account any more. */
    Actor of(String userId);
}
