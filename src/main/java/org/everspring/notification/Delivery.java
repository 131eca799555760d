package org.everspring.notification;

/** How far a notice has come. The page shows it in every case. */
public enum Delivery {
    /** Its digest is not due, or its mail did not get through yet. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** There is no mail server, or the person has no address: the page is all. */
    SHOWN
}
