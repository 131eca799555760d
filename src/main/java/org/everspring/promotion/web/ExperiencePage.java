package org.everspring.promotion.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.RecognitionLevel;
import org.jspecify.annotations.Nullable;

/**
 * One case with what has become of it.
 *
 * @param publishedOn null before it is in the library
 * @param count how many units have answered how; null without target units
 * @param adoptions none before it is published
 * @param higher the levels to which the reader may raise it
 * @param reader what the page is to the one who reads it
 */
record ExperiencePage(
        Experience experience,
        LocalDate nominatedOn,
        @Nullable LocalDate publishedOn,
        List<Section> sections,
        @Nullable AdoptionCount count,
        List<AdoptionRow> adoptions,
        List<RecognitionLevel> higher,
        Reader reader) {

    record Section(String heading, List<String> paragraphs) {}

    /** @param answeredOn null without an answer */
    record AdoptionRow(
            UnitId unit,
            AdoptionState state,
            @Nullable String text,
            @Nullable LocalDate answeredOn) {}

    /**
     * @param works whether his units may have a task here
     * @param seesReview whether points and opinion are for him
     * @param seesProblem whether the problem that it came from concerns him, who otherwise only gets its number
     */
    record Reader(boolean works, boolean seesReview, boolean seesProblem) {}
}
