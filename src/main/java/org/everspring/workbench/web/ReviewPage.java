package org.everspring.workbench.web;

import java.util.List;
import org.everspring.forms.FormQuestions.Question;
import org.everspring.kernel.ListPage;
import org.everspring.measures.Measure;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ProgressStatus;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * The reports, or the measures, of one item side by side.
 *
 * @param item its id; null where the reader leads none
 * @param title of the item
 * @param lists the ways to look at it
 * @param items that the reader's units lead
 * @param accepting what has to be answered to accept
 * @param returning what has to be answered to return
 * @param elsewhere labels of what the form asks for besides and only Tasklist can ask
 */
record ReviewPage(
        ReviewKind kind,
        @Nullable String item,
        @Nullable String title,
        List<Link> lists,
        List<Link> items,
        ListPage<Row> page,
        ListAddress address,
        List<Question> accepting,
        List<Question> returning,
        List<String> elsewhere) {

    /** @param waiting how many wait there for the reader */
    record Link(String label, String address, int waiting, boolean here) {}

    /** Whether somebody can do something here. */
    public boolean isOpen() {
        return page.rows().stream().anyMatch(Row::open);
    }

    /**
     * What one unit has handed in.
     *
     * @param open whether it waits for the reader's decision
     * @param state as people read it
     * @param look of the state, for the sheet
     * @param report null where nothing is handed in, and for measures
     * @param measures null for a report
     */
    record Row(
            String id,
            UnitId unit,
            boolean open,
            String state,
            String look,
            @Nullable Sheet report,
            @Nullable List<Measure> measures) {}

    /**
     * A report in short.
     *
     * @param handedIn when, and whether in time
     * @param progress its beginning
     * @param measures how many stand how; null where the unit tracks none
     */
    record Sheet(
            ProgressStatus status,
            String handedIn,
            boolean late,
            String progress,
            List<Figure> targets,
            @Nullable String measures,
            List<String> problems) {}

    /**
     * A target of the plan.
     *
     * @param before what the unit reached a quarter earlier
     * @param missed whether what was reached falls short of the goal
     */
    record Figure(String title, String goal, String before, String reached, boolean missed) {}
}
