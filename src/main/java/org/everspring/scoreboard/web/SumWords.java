package org.everspring.scoreboard.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.everspring.scoreboard.UnitScoreSheet;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.Weights;

/** Says in one paragraph how a unit's total adds up. */
final class SumWords {

    private SumWords() {}

    static String of(UnitScoreSheet sheet, UnitScore score, Weights weights, BigDecimal counted, BigDecimal base) {
        List<ScoreCategory> present = ScoreCategory.WEIGHTED.stream()
                .filter(score.averages()::containsKey)
                .toList();
        String products = present.stream()
                .map(part ->
                        PointsText.exact(score.averages().get(part)) + "×" + PointsText.exact(weights.weight(part)))
                .collect(Collectors.joining("＋"));
        StringBuilder words = new StringBuilder();
        String absent = ScoreCategory.WEIGHTED.stream()
                .filter(part -> !present.contains(part))
                .map(ScoreCategory::label)
                .collect(Collectors.joining("、"));
        if (!absent.isEmpty()) {
            words.append("本单位本期没有").append(absent).append("的计分事项，该部分权重由其他部分分担。");
        }
        words.append("加权平均＝（")
                .append(products)
                .append("）÷")
                .append(PointsText.exact(counted))
                .append("＝")
                .append(PointsText.exact(base))
                .append("分；");
        BigDecimal bonus = sheet.adjustments(1);
        BigDecimal deduction = sheet.adjustments(-1);
        if (bonus.signum() == 0 && deduction.signum() == 0) {
            words.append("没有加减分；");
        } else {
            words.append("加分").append(PointsText.exact(bonus)).append("分");
            if (bonus.compareTo(weights.bonusCap()) > 0) {
                words.append("（按上限计")
                        .append(PointsText.exact(weights.bonusCap()))
                        .append("分）");
            }
            words.append("，减分").append(PointsText.exact(deduction.abs())).append("分，合计");
            words.append(PointsText.adjustment(score.adjustment())).append("分");
            if (bonus.min(weights.bonusCap()).add(deduction).abs().compareTo(weights.adjustmentCap()) > 0) {
                words.append("（已按上限计）");
            }
            words.append("；");
        }
        BigDecimal uncapped = base.add(score.adjustment());
        return words.append("总分＝")
                .append(PointsText.exact(base))
                .append(score.adjustment().signum() < 0 ? "−" : "＋")
                .append(PointsText.exact(score.adjustment().abs()))
                .append("＝")
                .append(PointsText.points(score.total()))
                .append("分")
                .append(uncapped.compareTo(BigDecimal.valueOf(100)) > 0 ? "（最高计100分）" : "")
                .append(uncapped.signum() < 0 ? "（最低计0分）" : "")
                .append("，等次为")
                .append(score.grade())
                .append("。")
                .toString();
    }
}
