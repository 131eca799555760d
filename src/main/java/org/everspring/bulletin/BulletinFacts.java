package org.everspring.bulletin;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.reporting.Punctuality;
import org.jspecify.annotations.Nullable;

/**
 * What a quarter has brought, in figures, at one moment: what its bulletin's annexes tell.
 *
 * @param accepted summaries that the office has accepted
 * @param items in the plan's order
 * @param experiences published within the quarter's three months
 * @param units that had to report, group by group
 */
public record BulletinFacts(
        OffsetDateTime at,
        Punctuality reports,
        int accepted,
        Loop problems,
        List<ItemRow> items,
        List<TargetRow> targets,
        List<ExperienceRow> experiences,
        List<UnitRow> units) {

    public BulletinFacts {
        items = List.copyOf(items);
        targets = List.copyOf(targets);
        experiences = List.copyOf(experiences);
        units = List.copyOf(units);
    }

    /**
     * Problems of the closed loop.
     *
     * @param found reported within the quarter
     * @param closed solved and closed within the quarter
     * @param running not ended by the moment
     * @param overdue those among them whose day has passed
     */
    public record Loop(int found, int closed, int running, int overdue) {}

    /**
     * @param title with the item's number
     * @param summary how the lead's summary stands
     * @param progress what the lead says of the item's progress; null without a summary
     * @param light as the board shows it: 绿, 黄, 红 or 灰
     * @param missing the units that have not reported
     */
    public record ItemRow(
            String item,
            String title,
            String lead,
            String summary,
            @Nullable String progress,
            String light,
            Punctuality reports,
            List<String> missing,
            Loop problems) {

        public ItemRow {
            missing = List.copyOf(missing);
        }
    }

    /** How a target of the plan stands. */
    public enum Reached {
        MET("已达到"),
        UNDERWAY("未到期限"),
        MISSED("未达到"),
        UNKNOWN("尚无数据");

        private final String label;

        Reached(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param goal as staff read it, with the day where the plan names one
     * @param reached the figures; empty without any
     */
    public record TargetRow(String item, String title, String goal, String reached, Reached result) {}

    public record ExperienceRow(
            String id, String title, String unit, String item, String level, int adopted, int targets) {

        public String adoptedText() {
            return targets == 0 ? "—" : adopted + "/" + targets;
        }
    }

    /**
     * @param group in which the unit is ranked; null when it is not
     * @param rank by the share on time, and then by what is missing; equal ones share it; null without a group
     * @param late what came late, as documents name it: 2.1（逾期2个工作日）
     * @param missing the items of what is missing
     * @param again whether something was late or missing in the quarter before, too
     */
    public record UnitRow(
            @Nullable String group,
            String unit,
            Punctuality reports,
            @Nullable Integer rank,
            List<String> late,
            List<String> missing,
            boolean again) {

        public UnitRow {
            late = List.copyOf(late);
            missing = List.copyOf(missing);
        }
    }
}
