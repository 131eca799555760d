package org.everspring.notification;

import java.util.Set;

/**
 * What the decision table says is to be sent on a day.
 *
 * @param level shown in front of the subject: 提醒, 蓝色, 黄色, 橙色 or 红色
 * @param message the sentence that the notice opens with
 */
public record Reminder(String level, Set<Addressee> recipients, String message) {

    private static final String FRIENDLY = "提醒";

    /** All that notices show by their colour. */
    public static final Set<String> LEVELS = Set.of(FRIENDLY, "蓝色", "黄色", "橙色", "红色");

    /** Whether it is a step of the supervision ladder, from 蓝色 on, and not only a friendly word. */
    public boolean isEscalation() {
        return !level.equals(FRIENDLY);
    }
}
