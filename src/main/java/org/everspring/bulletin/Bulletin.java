package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * The office's bulletin on a quarter. Once it is published nothing of it changes.
 *
 * @param number as documents write it, with the office's code: 代字〔2026〕1号; null until it is published
 * @param facts what its annexes tell; null until it is published, and for those that were published before these were kept
 * @param publishedAt null until it is published
 */
public record Bulletin(
        Quarter quarter,
        @Nullable String number,
        BulletinText text,
        @Nullable BulletinFacts facts,
        @Nullable OffsetDateTime publishedAt) {

    public String title() {
        return text.title();
    }
}
