package org.everspring.home;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.everspring.plan.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of a list of work.
 *
 * @param words each of which has to stand in the name of the matter, of the item, of the unit or of the step, or in the number; upper and
 *     lower case are one
 * @param kind the name of the step; null for all
 * @param item only of this item; null for all
 * @param dueBy only what is due until then, the moment included; null for all
 */
public record WorkFilter(
        List<String> words,
        @Nullable String kind,
        @Nullable ItemId item,
        @Nullable Instant dueBy) {

    public static final WorkFilter NONE = new WorkFilter(List.of(), null, null, null);

    /** More words than these narrow nothing any further. */
    private static final int MOST_WORDS = 5;

    /** @param text as somebody has typed it; null for all */
    public static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("[\\s　]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList();
    }

    public boolean isNarrowed() {
        return !equals(NONE);
    }
}
