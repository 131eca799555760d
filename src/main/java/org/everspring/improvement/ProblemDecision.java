package org.everspring.improvement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.kernel.Labelled;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * What somebody has decided on a task. Nothing follows from it before the diagram comes to the step that carries it out;
 * until then another decision takes its place.
 *
 * @param number counts the problem's decisions from 1; 0 before it is kept
 * @param item null where the choice needs none
 * @param unit null where the choice needs none
 * @param dueOn null where the choice needs none
 * @param mergeInto null where the choice needs none
 * @param reason the reason, the note or the opinion; may be null
 */
public record ProblemDecision(
        int number,
        Choice choice,
        ItemId item,
        UnitId unit,
        LocalDate dueOn,
        ProblemId mergeInto,
        String reason,
        Actor by,
        OffsetDateTime at) {

    /** One that is not kept yet. */
    ProblemDecision(
            Choice choice,
            ItemId item,
            UnitId unit,
            LocalDate dueOn,
            ProblemId mergeInto,
            String reason,
            Actor by,
            OffsetDateTime at) {
        this(0, choice, item, unit, dueOn, mergeInto, reason, by, at);
    }

    /** Everything that can be decided, on whatever task. */
    public enum Choice implements Labelled {
        ACCEPT("受理"),
        TRANSFER("转办"),
        REJECT("不予受理"),
        MERGE("并案"),
        BENCHMARK("完成对标"),
        FINISH("申请验收"),
        PASS("通过验收"),
        FAIL("退回整改"),
        PROMOTE("推荐典型经验"),
        ARCHIVE("存档"),
        REASSIGN("重新交办"),
        LEAVE_UNRESOLVED("未解决结案");

        private final String label;

        Choice(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
