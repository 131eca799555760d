package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.Quarter;

/**
 * The office's bulletin on a quarter.
 *
 * @param number as documents write it, 〔2026〕1号
 * @param publishedAt null until it is published
 */
public record Bulletin(
        Quarter quarter,
        String number,
        String title,
        String overview,
        String requirements,
        String signedBy,
        OffsetDateTime publishedAt) {}
