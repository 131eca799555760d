package org.everspring.assessment.web;

import java.util.List;

/**
 * The scores of one period as one person may see them. Every text is ready to be read; what is null is not there.
 *
 * @param year whether it is a whole year
 * @param state of the annual assessment, in small letters; {@code interim} for a quarter
 * @param explanation what these scores are good for as yet
 * @param facts how and when it was scored
 * @param complete whether all units are shown; otherwise the reader's own only
 * @param judging whether the reader may try other tables
 * @param frozen whether the result is published as a document
 * @param own the reader's units
 * @param grades how many units of each group have which grade; null with nothing to compare
 * @param course how the groups' averages have moved; null for a single period
 */
record BoardPage(
        String period,
        String label,
        boolean year,
        String state,
        String stateLabel,
        String explanation,
        List<Choice> years,
        List<Choice> periods,
        List<Fact> facts,
        boolean complete,
        boolean judging,
        boolean frozen,
        String hash,
        List<Row> own,
        List<Group> groups,
        List<Row> unranked,
        Chart grades,
        Chart course) {

    record Choice(String period, String label, boolean chosen) {}

    record Fact(String name, String text) {}

    /** @param count how many units are ranked in it */
    record Group(String name, int count, String average, List<Row> red, List<Row> black, List<Row> rows) {}

    /**
     * @param rank null when the unit is not ranked
     * @param averages in the order of the parts
     * @param listed {@code red}, {@code black} or null
     */
    record Row(
            String unit,
            String name,
            String group,
            String rank,
            String total,
            String grade,
            List<String> averages,
            String adjustment,
            int quarters,
            String listed,
            String listedLabel) {}

    /**
     * What a chart is drawn from and, for whoever sees no chart, the table.
     *
     * @param kind {@code stack} or {@code line}
     * @param head what the first column names
     */
    record Chart(String kind, String title, String head, List<String> categories, List<Series> series) {}

    record Series(String name, List<String> values) {}
}
