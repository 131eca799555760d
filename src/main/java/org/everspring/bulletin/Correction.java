package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.Quarter;

/**
 * A further bulletin that corrects the one of a quarter.
 *
 * @param ordinal from 1, among the corrections of the same bulletin
 */
public record Correction(
        Quarter quarter,
        int ordinal,
        String number,
        String title,
        String text,
        String signedBy,
        OffsetDateTime publishedAt) {}
