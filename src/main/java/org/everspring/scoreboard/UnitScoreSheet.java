package org.everspring.scoreboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.RollUp;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.UnitScore;
import org.jspecify.annotations.Nullable;

/**
 * One unit's score opened into what it is made of.
 *
 * @param score null when no line gives points
 * @param corrections of each corrected line, oldest first; the last one counts
 * @param appeals of all rounds, oldest first
 * @param confirmation of the last round; null for a quarter and before the announcement
 */
public record UnitScoreSheet(
        UnitId unit,
        @Nullable UnitScore score,
        List<ScoreLine> lines,
        Map<ScoreLine.Key, List<Correction>> corrections,
        List<AppealLine> appeals,
        @Nullable ScoreConfirmation confirmation) {

    /** The points that count; null when the line gives none. */
    public @Nullable BigDecimal points(ScoreLine line) {
        return line.value(correction(line));
    }

    /** The adjustment that counts; null when the line gives none. */
    public @Nullable BigDecimal adjustment(ScoreLine line) {
        return line.adjustment(correction(line));
    }

    /** The sum of all adjustments with this sign that count. */
    public BigDecimal adjustments(int sign) {
        return RollUp.sum(lines.stream().map(this::adjustment).toList(), sign);
    }

    private @Nullable Correction correction(ScoreLine line) {
        List<Correction> all = corrections.getOrDefault(line.key(), List.of());
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
