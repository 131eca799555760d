package org.everspring.promotion.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.promotion.TextFragment;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.jspecify.annotations.Nullable;

/**
 * What one person finds in the library.
 *
 * @param office whether the reader sees every nomination that is not published
 * @param unpublished those of the reader's units, for the office of all, that wait
 * @param moreUnpublished whether there are older ones, too
 * @param heads by what it can be sorted now
 */
record ExperienceList(
        boolean office,
        List<Nominated> unpublished,
        boolean moreUnpublished,
        List<Choice<ItemId>> items,
        List<Choice<UnitId>> units,
        List<Choice<RecognitionLevel>> levels,
        ListPage<Row> page,
        List<ColumnHead> heads) {

    record Nominated(Experience experience, LocalDate on) {}

    /**
     * @param excerpt the words about what was looked for, or the beginning
     * @param count null without target units
     */
    record Row(
            Experience experience,
            List<TextFragment> title,
            List<TextFragment> excerpt,
            @Nullable AdoptionCount count,
            LocalDate published) {}
}
