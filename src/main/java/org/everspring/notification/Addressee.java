package org.everspring.notification;

import org.everspring.kernel.Coded;

/** Whom the decision table reminderPolicy can name. */
public enum Addressee implements Coded {
    LIAISON("liaison"),
    LEADER("leader"),
    LEAD("lead"),
    OFFICE("office"),
    LEADING_GROUP("leadingGroup");

    private final String code;

    Addressee(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when the table names somebody else; the message says whom it may name */
    public static Addressee of(String code) {
        return Coded.find(values(), code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "决策表“提醒与督办规则”中的对象“" + code + "”不存在，只能是 liaison、leader、lead、office、leadingGroup。"));
    }
}
