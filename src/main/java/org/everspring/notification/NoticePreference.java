package org.everspring.notification;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param muted what is not sent; a mandatory kind is never among them
 * @param quiet null for none
 */
public record NoticePreference(
        Medium medium, Set<NoticeKind> muted, @Nullable QuietHours quiet) {

    /** Of whoever has chosen nothing. */
    public static final NoticePreference USUAL = new NoticePreference(Medium.MAIL, Set.of(), null);

    public NoticePreference {
        muted = muted.stream().filter(kind -> !kind.isMandatory()).collect(Collectors.toUnmodifiableSet());
    }
}
