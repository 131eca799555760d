package org.everspring.board.web;

import java.util.List;
import org.everspring.indicators.Concern;
import org.everspring.indicators.Light;
import org.everspring.indicators.ReportTally;
import org.everspring.plan.Item;
import org.jspecify.annotations.Nullable;

/**
 * The first screen of the board. Each address leads to the rows behind its figure.
 *
 * @param grades null where nothing of the year has been scored, or not for the reader
 */
record OverviewPage(
        Reports reports,
        Problems problems,
        Experiences experiences,
        @Nullable Grades grades,
        HeatMap map,
        List<Decision> decisions,
        List<ConcernRow> first) {

    record Reports(ReportTally.Sum sum, String all, String handedIn, String overdue, String missing) {}

    record Problems(int open, int overdue, String openAddress, String overdueAddress) {}

    /**
     * Of the year.
     *
     * @param asked how many units were asked to adopt one, over all of them
     */
    record Experiences(int published, int asked, int adopted, String address) {}

    /**
     * @param label of what has been scored last
     * @param own the reader's unit's own grade, and place
     * @param all how many units have which; empty where only the own one is told
     */
    record Grades(String label, @Nullable Own own, List<Grade> all, String address) {}

    record Own(String grade, String total, @Nullable Integer rank) {}

    record Grade(String name, long units) {}

    /** @param legend the rules of the lights in their owners' words */
    record HeatMap(List<String> quarters, List<Row> rows, List<Legend> legend) {}

    record Row(Item item, String address, List<@Nullable Cell> cells) {}

    /** @param text 已报/应报 */
    record Cell(Light light, String text, String reason, String address, boolean current) {}

    record Legend(Light light, List<String> reasons) {}

    /** How many wait for it. */
    record Decision(Concern concern, int count, String address) {}
}
