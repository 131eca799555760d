package org.everspring.notification;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** By what somebody wants to be told, besides the own page, where every notice stands. */
public enum Medium implements Coded, Labelled {
    MAIL("mail", "邮件"),
    /** The webhook that is set for messages to persons. */
    MESSAGE("message", "即时消息"),
    /** Nothing but what is mandatory leaves the application. */
    PAGE("page", "只在“我的通知”中查看");

    private final String code;
    private final String label;

    Medium(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
