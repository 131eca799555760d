package org.everspring.improvement.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.Problems;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** Problems as the tables hold them, put there without their processes: 盘龙区 reports, 市发展改革委 leads, 五华区 improves. */
final class ProblemRows {

    static final UnitId REPORTER = UnitId.of("panlongqu");
    static final UnitId LEAD = UnitId.of("fagaiwei");
    static final UnitId RESPONSIBLE = UnitId.of("wuhuaqu");

    private static final OffsetDateTime REPORTED = OffsetDateTime.parse("2026-11-20T09:30:00+08:00");

    private final Problems problems;

    ProblemRows(Problems problems) {
        this.problems = problems;
    }

    /** Waits for the triage. The number also sets the time, so that a higher one is newer. */
    ProblemId reported(int number, String title) {
        return reported(number, title, ItemId.of("1.1"), null, List.of());
    }

    ProblemId reported(int number, String title, ItemId item, ProblemId reopens, List<UnitId> concerned) {
        ProblemId id = ProblemId.parse("IMP-2026-%04d".formatted(number));
        problems.add(
                new Problem(
                        id,
                        ProblemSource.ENTERPRISE,
                        item,
                        title,
                        "企业反映开办手续须往返三次，材料重复提交。",
                        REPORTER,
                        "panlongqu.liaison",
                        "盘龙区联络员",
                        REPORTED.plusMinutes(number),
                        ProblemState.REPORTED,
                        LEAD,
                        null,
                        null,
                        null,
                        new Deadline(LocalDate.parse("2026-12-03")),
                        0,
                        reopens,
                        null,
                        null,
                        null),
                concerned,
                null);
        problems.move(
                id, ProblemState.REPORTED, ProblemState.REPORTED, LEAD, new Deadline(LocalDate.parse("2026-12-03")));
        return id;
    }

    ProblemId improving(int number, String title) {
        ProblemId id = reported(number, title);
        problems.assign(id, RESPONSIBLE, LEAD, new Deadline(LocalDate.parse("2026-12-10")));
        problems.move(id, ProblemState.REPORTED, ProblemState.IMPROVING, RESPONSIBLE, null);
        return id;
    }

    ProblemId closed(int number, String title) {
        ProblemId id = improving(number, title);
        problems.move(id, ProblemState.IMPROVING, ProblemState.CLOSED, null, null);
        problems.close(id, null, "已建立一次办结机制。", REPORTED.plusDays(9));
        return id;
    }

    ProblemId rejected(int number, String title) {
        ProblemId id = reported(number, title);
        problems.move(id, ProblemState.REPORTED, ProblemState.REJECTED, null, null);
        problems.close(id, null, "不属于营商环境事项，已转信访渠道。", REPORTED.plusDays(1));
        return id;
    }
}
