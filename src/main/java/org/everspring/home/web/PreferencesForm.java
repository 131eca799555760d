package org.everspring.home.web;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.Medium;
import org.everspring.notification.NoticeKind;
import org.everspring.notification.NoticePreference;
import org.everspring.notification.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, as it was sent.
 *
 * @param task any text where new tasks are to be sent; so the next two
 * @param from HH:mm; so the next
 */
record PreferencesForm(
        @Nullable String medium,
        @Nullable String task,
        @Nullable String reminder,
        @Nullable String result,
        @Nullable String from,
        @Nullable String until) {

    static PreferencesForm of(NoticePreference chosen) {
        QuietHours quiet = chosen.quiet();
        return new PreferencesForm(
                chosen.medium().code(),
                sent(NoticeKind.TASK, chosen),
                sent(NoticeKind.REMINDER, chosen),
                sent(NoticeKind.RESULT, chosen),
                quiet == null ? "" : quiet.from().toString(),
                quiet == null ? "" : quiet.until().toString());
    }

    private static @Nullable String sent(NoticeKind kind, NoticePreference chosen) {
        return chosen.muted().contains(kind) ? null : "on";
    }

    public boolean sends(NoticeKind kind) {
        return switch (kind) {
            case TASK -> task != null;
            case REMINDER -> reminder != null;
            case RESULT -> result != null;
            case URGENT -> true;
        };
    }

    /** @param messages whether messages in place of mail can be chosen */
    NoticePreference preference(boolean messages) {
        Medium chosen = Coded.find(Medium.values(), medium)
                .filter(found -> found != Medium.MESSAGE || messages)
                .orElseThrow(() -> new InvalidInputException("请选择发送方式。"));
        Set<NoticeKind> muted = EnumSet.noneOf(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            if (!sends(kind)) {
                muted.add(kind);
            }
        }
        return new NoticePreference(chosen, muted, quiet());
    }

    private @Nullable QuietHours quiet() {
        LocalTime start = time(from);
        LocalTime end = time(until);
        if ((start == null) != (end == null)) {
            throw new InvalidInputException("免打扰时段须同时填写起、止时间；不设时段的，两项都留空。");
        }
        return start == null || end == null ? null : new QuietHours(start, end);
    }

    private static @Nullable LocalTime time(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalTime.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("免打扰时段的时间不正确，请按“20:00”的格式填写。");
        }
    }
}
