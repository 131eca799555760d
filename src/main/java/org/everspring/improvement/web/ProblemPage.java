package org.everspring.improvement.web;

import java.util.List;

/**
 * One problem from its discovery to what others have taken over of its solution. Every text is ready to be read; what is
 * null is not there.
 *
 * @param workable whether a task waits for the reader's units
 * @param reopenable whether the reader may report that it has come back
 */
record ProblemPage(
        String id,
        String title,
        String description,
        String state,
        String stateLabel,
        String waitingFor,
        String due,
        String standing,
        String alarm,
        boolean workable,
        boolean reopenable,
        List<Step> steps,
        List<Fact> facts,
        Comparison benchmark,
        List<MeasureRow> measures,
        List<Earlier> earlier,
        List<Entry> progress,
        List<Check> verifications,
        String lessons,
        Experience experience,
        List<Link> relations,
        List<Moment> timeline) {

    /** @param mark {@code done}, {@code here}, {@code stopped} or {@code ahead} */
    record Step(String label, String mark, String note) {}

    record Fact(String name, String text) {}

    /** @param standing {@code behind}, {@code even} or {@code ahead} */
    record Comparison(
            String against,
            String indicator,
            String direction,
            String theirs,
            String ours,
            String gapName,
            String gap,
            String standing,
            String cause) {}

    record MeasureRow(
            String title, String owner, String dueOn, boolean late, String status, String statusLabel, String note) {}

    /** What a unit found and planned that the problem was assigned to before. */
    record Earlier(String unit, Comparison benchmark, List<MeasureRow> measures) {}

    record Entry(String at, String by, String text) {}

    record Check(int round, boolean passed, String at, String by, String opinion) {}

    /** @param readable whether the reader may open its own page */
    record Experience(String id, String title, String state, String level, String adopted, boolean readable) {}

    /**
     * Another problem that belongs to this one.
     *
     * @param what how it belongs
     * @param title null where it does not concern the reader, who then only gets its number
     */
    record Link(String what, String id, String title, String stateLabel) {}

    record Moment(String at, String who, String what, String text) {}
}
