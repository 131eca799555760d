package org.everspring.notification;

import org.everspring.kernel.Labelled;

/** How far a notice has come. The page shows it in every case. */
public enum Delivery implements Labelled {
    /** Its digest is not due, or its mail did not get through yet. */
    WAITING("待发送"),
    /** The mail server took it. */
    SENT("已发送"),
    /** There is no mail server, or the person has no address: the page is all. */
    SHOWN("已展示");

    private final String label;

    Delivery(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
