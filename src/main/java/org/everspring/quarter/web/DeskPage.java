package org.everspring.quarter.web;

import java.util.List;

/**
 * What one person finds on the desk for one quarter. Every text is ready to be read; every flag says whether an action
 * would be admitted at this moment.
 *
 * @param severalUnits whether the person works for more than one unit, so that the unit has to be named
 * @param office null for everybody outside the office
 */
record DeskPage(
        List<Choice> quarters,
        String reportDue,
        String summaryDue,
        String closes,
        boolean severalUnits,
        List<Row> own,
        List<SummaryRow> summaries,
        List<Led> led,
        Office office,
        List<BulletinLink> bulletins) {

    record Choice(String id, String label, boolean chosen) {}

    /**
     * One obligation.
     *
     * @param standing days left or overdue, or how it was handed in
     * @param alarm {@code late}, {@code soon} or null
     * @param counts how often it was handed in, returned, withdrawn, urged; null when never
     * @param workable whether a task waits for the reader's units
     * @param extensionFrom the first day that may be asked for
     * @param extensionTo the last one
     */
    record Row(
            String id,
            String item,
            String unit,
            String lead,
            String due,
            String standing,
            String alarm,
            String state,
            String stateLabel,
            String counts,
            ExtensionNote extension,
            UrgeNote urge,
            boolean workable,
            boolean withdrawable,
            boolean extendable,
            boolean urgeable,
            String extensionFrom,
            String extensionTo) {}

    /** @param answer the lead's words; null when there are none */
    record ExtensionNote(String state, String asked, String reason, String granted, String answer) {}

    /** @param answer null until the unit has answered */
    record UrgeNote(String when, String by, String text, String answer) {}

    /** The reports on one item that the unit leads. */
    record Led(String item, String counts, List<Row> rows) {}

    /** @param workable whether a task waits for the reader's units */
    record SummaryRow(
            String id,
            String item,
            String lead,
            String due,
            String standing,
            String alarm,
            String state,
            String stateLabel,
            String reports,
            String counts,
            boolean workable) {}

    record Office(List<Option> items, List<Option> states, List<Row> rows, int total, int page, int pages) {}

    record Option(String value, String label, boolean chosen) {}

    record BulletinLink(String quarter, String title, String number, String published) {}

    /**
     * A task of a process that a process owner has made.
     *
     * @param matter what it is about; null where the process does not say
     */
    record OtherTask(String id, String name, String process, String matter, String due, boolean late) {}
}
