package org.everspring.notification;

/** How far a notice has come. The page shows it in every case. */
public enum Delivery {
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

    public String label() {
        return label;
    }
}
