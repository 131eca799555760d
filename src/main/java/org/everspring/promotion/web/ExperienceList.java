package org.everspring.promotion.web;

import java.util.List;
import org.everspring.promotion.TextFragment;

/**
 * What one person finds in the library. Every text is ready to be read.
 *
 * @param office whether the reader sees every nomination that is not published
 * @param unpublished those of the reader's units, for the office all that wait
 * @param units those with an experience in the library
 */
record ExperienceList(
        boolean office,
        List<Nominated> unpublished,
        List<Option> items,
        List<Option> units,
        List<Option> levels,
        List<Row> rows,
        int total,
        int page,
        int pages) {

    record Option(String value, String label, boolean chosen) {}

    record Nominated(String id, String title, String unit, String stateLabel, String date) {}

    /**
     * @param level null without one
     * @param excerpt the words about what was looked for, or the beginning
     * @param adopted how many units have taken it over; null without target units
     */
    record Row(
            String id,
            List<TextFragment> title,
            List<TextFragment> excerpt,
            String unit,
            String item,
            String level,
            String adopted,
            String published) {}
}
