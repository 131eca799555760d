package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A unit's score as other systems read it.
 *
 * @param group null for a unit that is not ranked
 * @param listed {@code RED}, {@code BLACK} or null
 * @param averages by the code of the part
 */
public record ScoreAnswer(
        String unit,
        String name,
        @Nullable String group,
        @Nullable Integer rank,
        BigDecimal total,
        String grade,
        @Nullable String listed,
        int quarters,
        Map<String, BigDecimal> averages,
        BigDecimal adjustment) {

    public static ScoreAnswer of(UnitScore score, Plan plan) {
        return new ScoreAnswer(
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

    public static Map<String, BigDecimal> byCode(Map<ScoreCategory, BigDecimal> byPart) {
        Map<String, BigDecimal> byCode = new LinkedHashMap<>();
        byPart.forEach((part, value) -> byCode.put(part.code(), value));
        return byCode;
    }
}
