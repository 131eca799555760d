package org.everspring.promotion;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * @param reviseCloses when a returned nomination lapses; null when it is not returned
 * @param revisedAt null unless the unit has revised what was returned, and it is not handed in yet
 * @param publishedAt null before it is in the library
 * @param adoptCloses until when the target units may answer; null before they are asked
 */
public record ExperienceDates(
        @Nullable Deadline reviseCloses,
        @Nullable OffsetDateTime revisedAt,
        @Nullable OffsetDateTime publishedAt,
        @Nullable Deadline adoptCloses) {

    static final ExperienceDates NONE = new ExperienceDates(null, null, null, null);

    /**
     * Since when it is in the library.
     *
     * @throws IllegalStateException before
     */
    public OffsetDateTime inLibrarySince() {
        if (publishedAt == null) {
            throw new IllegalStateException("It has not been published");
        }
        return publishedAt;
    }

    ExperienceDates revisedUntil(@Nullable Deadline closes) {
        return new ExperienceDates(closes, null, publishedAt, adoptCloses);
    }

    ExperienceDates revised(OffsetDateTime at) {
        return new ExperienceDates(reviseCloses, at, publishedAt, adoptCloses);
    }

    ExperienceDates published(OffsetDateTime at, Deadline closes) {
        return new ExperienceDates(reviseCloses, revisedAt, at, closes);
    }

    ExperienceDates moved(@Nullable Deadline revise, @Nullable Deadline adopt) {
        return new ExperienceDates(
                revise == null ? reviseCloses : revise, revisedAt, publishedAt, adopt == null ? adoptCloses : adopt);
    }
}
