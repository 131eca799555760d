package org.everspring.scoring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.plan.Plan;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoreAnswer;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.WhatIf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tries a changed table on a scored period, for scripts. Answers are JSON, refusals with a message in Chinese. */
@RestController
@RequestMapping("/api/assessment/{period}")
class WhatIfApiController {

    private final WhatIf whatIf;
    private final Plan plan;

    WhatIfApiController(WhatIf whatIf, Plan plan) {
        this.whatIf = whatIf;
        this.plan = plan;
    }

    /** @param version of the table that the period was scored with */
    record Comparison(String period, String table, int version, int movedLines, List<Change> units) {}

    record Change(
            String unit,
            String name,
            @Nullable ScoreAnswer before,
            @Nullable ScoreAnswer after,
            List<Move> lines) {}

    record Move(
            String part,
            String id,
            String title,
            String finding,
            Map<String, Object> inputs,
            Points before,
            Points after) {}

    /** The body is the file. It is read only after it is known that the caller may try one. */
    @Audited(kind = AuditKind.PAGE, value = "试算评分表")
    @PostMapping("/what-if")
    Comparison compare(@PathVariable String period, ScoreReader reader, HttpServletRequest request) throws IOException {
        ScoringPeriod parsed = ScoringPeriod.parse(period);
        if (!whatIf.periods(reader).contains(parsed)) {
            throw notFound();
        }
        byte[] dmn = request.getInputStream().readNBytes(DecisionTables.LARGEST + 1);
        if (dmn.length > DecisionTables.LARGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "评分表文件超过1MB，不能试算。");
        }
        return comparison(whatIf.compare(parsed, dmn));
    }

    private Comparison comparison(WhatIf.Comparison comparison) {
        return new Comparison(
                comparison.period().toString(),
                comparison.table(),
                comparison.version(),
                comparison.movedLines(),
                comparison.units().stream().map(this::change).toList());
    }

    private Change change(WhatIf.UnitChange change) {
        return new Change(
                change.unit().value(),
                plan.nameOf(change.unit()),
                change.before() == null ? null : ScoreAnswer.of(change.before(), plan),
                change.after() == null ? null : ScoreAnswer.of(change.after(), plan),
                change.lines().stream().map(WhatIfApiController::move).toList());
    }

    private static Move move(WhatIf.LineChange change) {
        Fact fact = change.before().fact();
        return new Move(
                fact.part().code(),
                fact.id(),
                fact.title(),
                fact.finding(),
                fact.inputs(),
                change.before().points(),
                change.after().points());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一期的得分，或者您无权查阅。");
    }
}
