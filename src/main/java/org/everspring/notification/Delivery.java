package org.everspring.notification;

/** How a notice has gone out; there is nothing in its mail before it has. The page shows the notice in every case. */
public enum Delivery {
    /** The mail server took it. */
    SENT,
    /** There is no mail server, or the person has no address: the page is all. */
    SHOWN
}
