package org.everspring.audit;

import org.everspring.kernel.Labelled;

/** What has become of it. */
public enum AuditResult implements Labelled {
    DONE("成功"),
    /** Whoever tried was told why not; nothing has changed. */
    REFUSED("被拒绝"),
    /** The system could not; nothing has changed. */
    FAILED("系统出错");

    private final String label;

    AuditResult(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
