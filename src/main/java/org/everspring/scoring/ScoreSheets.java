package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores as the forms and notices show them. */
@Component
public class ScoreSheets {

    private final Scores scores;
    private final ScoringSettings settings;
    private final Plan plan;

    ScoreSheets(Scores scores, ScoringSettings settings, Plan plan) {
        this.scores = scores;
        this.settings = settings;
        this.plan = plan;
    }

    public ScoreSheet of(ScoreRun run, UnitScore score) {
        Map<ScoreLine.Key, Correction> corrections = scores.corrections(run.period(), score.unit());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Map<String, Object>> options = new ArrayList<>();
        for (ScoreLine line : scores.lines(run, score.unit())) {
            int number = rows.size() + 1;
            Correction correction = corrections.get(line.key());
            rows.add(row(number, line, correction));
            options.add(Map.of(
                    "value",
                    line.key().toString(),
                    "label",
                    number + ". " + line.title() + "（" + pointsText(line, correction) + "）"));
        }
        return new ScoreSheet(text(run, score), rows, options);
    }

    private static Map<String, Object> row(int number, ScoreLine line, @Nullable Correction correction) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put("partText", line.fact().part().label());
        row.put("title", line.fact().title());
        row.put("finding", line.fact().finding());
        row.put("pointsText", pointsText(line, correction));
        row.put("annotation", line.points().annotation());
        return row;
    }

    public static String pointsText(ScoreLine line, @Nullable Correction correction) {
        String given = pointsText(line.value(), line.adjustment());
        return correction == null
                ? given
                : pointsText(correction.points(), correction.adjustment()) + "（已更正，原为" + given + "）";
    }

    /** For instance {@code 85分}, {@code 加2分} or {@code 0分，扣2分}. */
    public static String pointsText(@Nullable BigDecimal points, @Nullable BigDecimal adjustment) {
        List<String> texts = new ArrayList<>();
        if (points != null) {
            texts.add(plain(points) + "分");
        }
        if (adjustment != null) {
            texts.add((adjustment.signum() < 0 ? "扣" : "加") + plain(adjustment.abs()) + "分");
        }
        return String.join("，", texts);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** Total, grade and rank in one phrase: {@code 92.35分，优秀，县（市）区和开发区第3名}. */
    public static String result(UnitScore score) {
        String rank = score.rank() == null ? "" : "，" + score.group() + "第" + score.rank() + "名";
        return plain(score.total()) + "分，" + score.grade() + rank;
    }

    /** With the list besides; before the result is final nobody is told of being on one. */
    public static String finalResult(UnitScore score) {
        return result(score)
                + (score.listed() == null ? "" : "，列入" + score.listed().label());
    }

    private static String text(ScoreRun run, UnitScore score) {
        String parts = new TreeMap<>(score.averages())
                .entrySet().stream()
                        .map(part -> part.getKey().label() + "平均" + plain(part.getValue()) + "分（权重"
                                + plain(run.weights().weight(part.getKey())) + "）")
                        .collect(Collectors.joining("，"));
        String adjustment = score.adjustment().signum() == 0
                ? ""
                : "；另" + (score.adjustment().signum() < 0 ? "扣" : "加")
                        + plain(score.adjustment().abs()) + "分";
        return run.period().label() + "考核得分：" + result(score) + "。其中：" + parts + adjustment + "。";
    }

    /** The groups in the order of the settings, by rank; one row a unit: groupName, rank, unitName, total, grade, listedText. */
    public List<Map<String, Object>> table(ScoreRun run) {
        return scores.scores(run).stream()
                .sorted(Comparator.comparingInt(score -> settings.placeOf(score.group())))
                .map(this::row)
                .toList();
    }

    private Map<String, Object> row(UnitScore score) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("groupName", score.group() == null ? "不参加排名" : score.group());
        row.put("rank", score.rank() == null ? "—" : score.rank().toString());
        row.put("unitName", plan.nameOf(score.unit()));
        row.put("total", score.total().toPlainString());
        row.put("grade", score.grade());
        row.put("listedText", score.listed() == null ? "—" : score.listed().label());
        return row;
    }

    /** How many units there are, how many of each grade, and by which tables. */
    public String overview(ScoreRun run) {
        List<UnitScore> all = scores.scores(run);
        String grades = ScoreStatistics.grades(all).entrySet().stream()
                .map(grade -> grade.getKey() + grade.getValue() + "个")
                .collect(Collectors.joining("，"));
        return run.period().label() + "共" + all.size() + "个单位有得分" + (grades.isEmpty() ? "" : "：" + grades) + "。第"
                + run.number() + "次评分。";
    }

    /** The unit's lines of the year, in their order. */
    public Map<ScoreLine.Key, ScoreLine> lines(int year, UnitId unit) {
        return byKey(scores.lines(scores.last(ScoringPeriod.of(year)).orElseThrow(), unit));
    }

    /** In their order. */
    public static Map<ScoreLine.Key, ScoreLine> byKey(List<ScoreLine> lines) {
        Map<ScoreLine.Key, ScoreLine> byKey = new LinkedHashMap<>();
        lines.forEach(line -> byKey.put(line.key(), line));
        return byKey;
    }
}
