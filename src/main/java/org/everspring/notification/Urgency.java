package org.everspring.notification;

/** When a notice goes out. */
public enum Urgency {
    /** With the others of the person's next digest. */
    DIGEST,
    /** At once, in a mail of its own. */
    IMMEDIATE
}
