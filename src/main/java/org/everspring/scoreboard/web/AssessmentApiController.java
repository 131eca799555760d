package org.everspring.scoreboard.web;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.everspring.plan.Plan;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.ScoreAnswer;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.Weights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final Plan plan;

    AssessmentApiController(Scoreboard board, Plan plan) {
        this.board = board;
        this.plan = plan;
    }

    /**
     * @param state of the annual assessment, {@code FROZEN} when the result is published; null for a quarter
     * @param complete whether all units are there; otherwise the caller's own only
     */
    record Answer(
            String period,
            String label,
            @Nullable String state,
            boolean complete,
            @Nullable OffsetDateTime scoredAt,
            SortedMap<String, Integer> tables,
            Rules rules,
            @Nullable String hash,
            List<ScoreAnswer> units) {}

    /** @param weights by the code of the part */
    record Rules(Map<String, BigDecimal> weights, BigDecimal adjustmentCap, BigDecimal bonusCap, int listed) {}

    @GetMapping
    Answer get(@PathVariable String period, ScoreReader reader) {
        return board.view(ScoringPeriod.parse(period), reader)
                .map(this::answer)
                .orElseThrow(AssessmentApiController::notFound);
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
                board.scores(view).stream()
                        .map(score -> ScoreAnswer.of(score, plan))
                        .toList());
    }

    private static Rules rules(Weights weights) {
        return new Rules(
                ScoreAnswer.byCode(weights.parts()), weights.adjustmentCap(), weights.bonusCap(), weights.listed());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一期的得分，或者您无权查阅。");
    }
}
