package org.everspring.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.everspring.access.StaffMember;
import org.everspring.assessment.Fact;
import org.everspring.assessment.Part;
import org.everspring.assessment.Points;
import org.everspring.assessment.Scoreboard;
import org.everspring.assessment.Scoreboard.Reader;
import org.everspring.assessment.Scoreboard.Sight;
import org.everspring.assessment.ScoringPeriod;
import org.everspring.assessment.UnitScore;
import org.everspring.assessment.Weights;
import org.everspring.assessment.WhatIf;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The scores for other systems and for scripts, as far as the account of the call may read them. Answers are JSON, refusals
 * with a message in Chinese.
 */
@RestController
@RequestMapping("/api/assessment/{period}")
class AssessmentApiController {

    /** Of a decision table, in bytes. */
    static final int LARGEST = 1024 * 1024;

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

    record Refusal(String message) {}

    @GetMapping
    ResponseEntity<?> get(@PathVariable String period, StaffMember caller) {
        Optional<Sight> sight = board.sight(ScoringPeriod.parse(period), AssessmentController.reader(caller));
        return sight.isPresent() ? ResponseEntity.ok(answer(sight.get())) : notFound();
    }

    /** The body is the file. It is read only after it is known that the caller may try one. */
    @PostMapping("/what-if")
    ResponseEntity<?> compare(@PathVariable String period, StaffMember caller, HttpServletRequest request)
            throws IOException {
        Reader reader = AssessmentController.reader(caller);
        ScoringPeriod parsed = ScoringPeriod.parse(period);
        if (!board.periodsToTry(reader).contains(parsed)) {
            return notFound();
        }
        byte[] dmn = request.getInputStream().readNBytes(LARGEST + 1);
        return dmn.length > LARGEST
                ? refusal(HttpStatus.PAYLOAD_TOO_LARGE, "评分表文件超过1MB，不能试算。")
                : ResponseEntity.ok(comparison(whatIf.compare(parsed, dmn)));
    }

    private Answer answer(Sight sight) {
        return new Answer(
                sight.period().toString(),
                sight.period().label(),
                sight.assessment() == null ? null : sight.assessment().state().name(),
                sight.complete(),
                sight.run().completedAt(),
                sight.run().versions(),
                rules(sight.run().weights()),
                sight.complete() ? sight.run().hash() : null,
                board.scores(sight).stream().map(this::score).toList());
    }

    private static Rules rules(Weights weights) {
        return new Rules(byCode(weights.parts()), weights.adjustmentCap(), weights.bonusCap(), weights.listed());
    }

    private static Map<String, BigDecimal> byCode(Map<Part, BigDecimal> byPart) {
        Map<String, BigDecimal> byCode = new LinkedHashMap<>();
        byPart.forEach((part, value) -> byCode.put(part.code(), value));
        return byCode;
    }

    private Score score(UnitScore score) {
        return new Score(
                score.unit().value(),
                name(score.unit()),
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
                name(change.unit()),
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

    private String name(UnitId id) {
        return plan.findUnit(id).map(Unit::name).orElse(id.value());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(InvalidInputException e) {
        return refusal(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    private static ResponseEntity<Refusal> notFound() {
        return refusal(HttpStatus.NOT_FOUND, "没有这一期的得分，或者您无权查阅。");
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(message));
    }
}
