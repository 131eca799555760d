package org.everspring.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.everspring.assessment.Scoreboard;
import org.everspring.assessment.ScoreboardView;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.plan.Plan;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.Weights;
import org.everspring.scoring.WhatIf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The scores for other systems and for scripts, as far as the account of the call may read them. Answers are JSON, refusals
 * with a message in Chinese.
 */
@RestController
@RequestMapping("/api/assessment/{period}")
class AssessmentApiController {

    private final Scoreboard board;
    private final WhatIf whatIf;
    private final Plan plan;

    AssessmentApiController(Scoreboard board, WhatIf whatIf, Plan plan) {
        this.board = board;
        this.whatIf = whatIf;
        this.plan = plan;
    }

    /**
     * @param state of the annual assessment, {@code FROZEN} when the result is published; null for a quarter
     * @param complete whether all units are there; otherwise the caller's own only
     */
    record Answer(
            String period,
            String label,
            String state,
            boolean complete,
            OffsetDateTime scoredAt,
            SortedMap<String, Integer> tables,
            Rules rules,
            String hash,
            List<Score> units) {}

    /** @param weights by the code of the part */
    record Rules(Map<String, BigDecimal> weights, BigDecimal adjustmentCap, BigDecimal bonusCap, int listed) {}

    /** @param averages by the code of the part */
    record Score(
            String unit,
            String name,
            String group,
            Integer rank,
            BigDecimal total,
            String grade,
            String listed,
            int quarters,
            Map<String, BigDecimal> averages,
            BigDecimal adjustment) {}

    /** @param version of the table that the period was scored with */
    record Comparison(String period, String table, int version, int movedLines, List<Change> units) {}

    record Change(String unit, String name, Score before, Score after, List<Move> lines) {}

    record Move(
            String part,
            String id,
            String title,
            String finding,
            Map<String, Object> inputs,
            Points before,
            Points after) {}

    @GetMapping
    Answer get(@PathVariable String period, ScoreReader reader) {
        return board.view(ScoringPeriod.parse(period), reader)
                .map(this::answer)
                .orElseThrow(AssessmentApiController::notFound);
    }

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

    private Answer answer(ScoreboardView view) {
        return new Answer(
                view.period().toString(),
                view.period().label(),
                view.assessment() == null ? null : view.assessment().state().name(),
                view.complete(),
                view.run().completedAt(),
                view.run().versions(),
                rules(view.run().weights()),
                view.complete() ? view.run().hash() : null,
                board.scores(view).stream().map(this::score).toList());
    }

    private static Rules rules(Weights weights) {
        return new Rules(byCode(weights.parts()), weights.adjustmentCap(), weights.bonusCap(), weights.listed());
    }

    private static Map<String, BigDecimal> byCode(Map<ScoreCategory, BigDecimal> byPart) {
        Map<String, BigDecimal> byCode = new LinkedHashMap<>();
        byPart.forEach((part, value) -> byCode.put(part.code(), value));
        return byCode;
    }

    private Score score(UnitScore score) {
        return new Score(
                score.unit().value(),
                plan.nameOf(score.unit()),
                score.group(),
                score.rank(),
                score.total(),
                score.grade(),
                score.listed() == null ? null : score.listed().name(),
                score.quarters(),
                byCode(score.averages()),
                score.adjustment());
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
                change.before() == null ? null : score(change.before()),
                change.after() == null ? null : score(change.after()),
                change.lines().stream().map(AssessmentApiController::move).toList());
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
