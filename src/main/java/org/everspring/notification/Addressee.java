package org.everspring.notification;

import java.util.Arrays;

/** Whom the decision table reminderPolicy can name. */
public enum Addressee {
    LIAISON("liaison"),
    LEADER("leader"),
    LEAD("lead"),
    OFFICE("office"),
    LEADING_GROUP("leadingGroup");

    private final String code;

    Addressee(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when the table names somebody else; the message says whom it may name */
    public static Addressee of(String code) {
        return Arrays.stream(values())
                .filter(addressee -> addressee.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "决策表“提醒与督办规则”中的对象“" + code + "”不存在，只能是 liaison、leader、lead、office、leadingGroup。"));
    }
}
