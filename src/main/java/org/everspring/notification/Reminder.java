package org.everspring.notification;

import java.util.Set;

/**
 * What the decision table says is to be sent on a day.
 *
 * @param level shown in front of the subject: 提醒, 蓝色, 黄色, 橙色 or 红色
 * @param message the sentence that the notice opens with
 */
public record Reminder(String level, Set<Addressee> recipients, String message) {}
