package org.everspring.promotion.web;

import java.util.List;

/**
 * One case with what has become of it. Every text is ready to be read; what is null is not there.
 *
 * @param workable whether the reader's units may have a task here
 * @param adopted how many units have answered how
 * @param raisable whether the reader may enter a higher level
 * @param levels those that are higher than the present one
 */
record ExperiencePage(
        String id,
        String title,
        String unit,
        String state,
        String stateLabel,
        String level,
        boolean workable,
        List<Section> parts,
        List<Fact> facts,
        Problem problem,
        String adopted,
        List<AdoptionRow> adoptions,
        boolean raisable,
        List<Level> levels) {

    record Section(String heading, List<String> paragraphs) {}

    record Fact(String name, String text) {}

    /** @param readable whether it concerns the reader, who otherwise only gets its number */
    record Problem(String id, boolean readable) {}

    record AdoptionRow(String unit, String state, String stateLabel, String text, String at) {}

    record Level(String value, String label) {}
}
