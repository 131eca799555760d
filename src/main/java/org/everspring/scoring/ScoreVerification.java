package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works a period out again from what is stored, and says what does not agree. */
@Service
@Transactional(readOnly = true)
public class ScoreVerification {

    private static final int MOST_NAMED = 50;

    private final Scores scores;
    private final DecisionTables tables;
    private final ScoreRecord record;
    private final Plan plan;

    ScoreVerification(Scores scores, DecisionTables tables, ScoreRecord record, Plan plan) {
        this.scores = scores;
        this.tables = tables;
        this.record = record;
        this.plan = plan;
    }

    /**
     * What came out.
     *
     * @param units how many units were worked out
     * @param lines how many lines
     * @param hash of what is stored now
     * @param differences Chinese sentences; empty when everything agrees. After the first 50 only their number is named
     */
    public record Result(ScoreRun run, int units, int lines, String hash, List<String> differences) {

        public boolean isSound() {
            return differences.isEmpty();
        }
    }

    /**
     * Evaluates the stored inputs of the last complete run by the table versions that it was scored with, adds them up,
     * ranks the units, and compares lines, scores and hash with what is stored.
     *
     * @throws InvalidInputException when the period has no complete run
     */
    public Result verify(ScoringPeriod period) {
        ScoreRun run =
                scores.last(period).orElseThrow(() -> new InvalidInputException(period.label() + "尚无评分结果，不能核验。"));
        Differences differences = new Differences();
        List<UnitId> units = scores.units(run);
        String hash = record.hash(run);
        if (!hash.equals(run.hash())) {
            differences.add("存档内容的校验值为" + hash + "，与登记的" + run.hash() + "不一致，存档在评分完成后被改动过。");
        }
        int lines = 0;
        try {
            lines = compare(run, tables.of(run.versions()), units, differences);
        } catch (ScoringFailedException e) {
            differences.add(e.getMessage());
        }
        return new Result(run, units.size(), lines, hash, differences.sentences());
    }

    private int compare(ScoreRun run, ScoringRules rules, List<UnitId> units, Differences differences) {
        Map<UnitId, UnitScore> stored =
                scores.scores(run).stream().collect(Collectors.toMap(UnitScore::unit, Function.identity()));
        List<UnitScore> again = new ArrayList<>();
        int count = 0;
        for (UnitId unit : units) {
            List<ScoreLine> lines = scores.lines(run, unit);
            List<ScoreLine> evaluated =
                    lines.stream().map(line -> evaluated(rules, line)).toList();
            for (int i = 0; i < lines.size(); i++) {
                compare(lines.get(i), evaluated.get(i), differences);
            }
            count += lines.size();
            // The group is a matter of the settings at that time, so the stored one holds.
            @Nullable
            String group =
                    Optional.ofNullable(stored.get(unit)).map(UnitScore::group).orElse(null);
            RollUp.of(evaluated, scores.corrections(run.period(), unit), run.weights())
                    .map(sum -> score(unit, group, sum, rules))
                    .ifPresent(again::add);
        }
        compare(stored, Ranking.rank(again, run.weights().listed()), differences);
        return count;
    }

    private static ScoreLine evaluated(ScoringRules rules, ScoreLine line) {
        String table = line.fact().part().table();
        return new ScoreLine(line.fact(), table, rules.version(table), rules.score(line.fact()));
    }

    private UnitScore score(UnitId unit, @Nullable String group, RollUp.Sum sum, ScoringRules rules) {
        return UnitScore.of(unit, group, sum, rules.grade(plan.nameOf(unit), sum.total()));
    }

    private void compare(ScoreLine stored, ScoreLine again, Differences differences) {
        String matter = plan.nameOf(stored.fact().unit()) + "“" + stored.fact().title() + "”";
        if (!stored.points().isWorth(again.points())) {
            differences.add(matter + "存档得分为" + text(stored.points()) + "，按评分表重新计算为" + text(again.points()) + "。");
        } else if (!basis(stored).equals(basis(again))
                || !stored.points().annotation().equals(again.points().annotation())) {
            differences.add(matter + "存档的评分依据与重新计算的不一致：存档为" + basis(stored) + "，重新计算为" + basis(again) + "。");
        }
    }

    private static String basis(ScoreLine line) {
        return line.table() + "第" + line.tableVersion() + "版规则" + line.points().rule();
    }

    private static String text(Points points) {
        return text(points.points()) + "分、加减分" + text(points.adjustment());
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null
                ? "无"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void compare(Map<UnitId, UnitScore> stored, List<UnitScore> again, Differences differences) {
        for (UnitScore score : again) {
            UnitScore kept = stored.get(score.unit());
            if (kept == null) {
                differences.add(plan.nameOf(score.unit()) + "没有存档总分，重新计算为" + text(score.total()) + "分。");
            } else if (kept.total().compareTo(score.total()) != 0) {
                differences.add(plan.nameOf(score.unit()) + "存档总分为" + text(kept.total()) + "分，重新计算为"
                        + text(score.total()) + "分。");
            } else if (!kept.isSame(score)) {
                differences.add(plan.nameOf(score.unit()) + "存档的各部分平均分、加减分、等次、位次或红黑榜与重新计算的不一致。");
            }
        }
        List<UnitId> found = again.stream().map(UnitScore::unit).toList();
        stored.keySet().stream()
                .filter(unit -> !found.contains(unit))
                .sorted(Comparator.comparing(UnitId::value))
                .forEach(unit -> differences.add(plan.nameOf(unit) + "有存档总分，重新计算没有得分。"));
    }

    /** The first ones in words, the others by number. */
    private static final class Differences {

        private final List<String> named = new ArrayList<>();
        private int others;

        void add(String sentence) {
            if (named.size() < MOST_NAMED) {
                named.add(Objects.requireNonNull(sentence));
            } else {
                others++;
            }
        }

        List<String> sentences() {
            List<String> all = new ArrayList<>(named);
            if (others > 0) {
                all.add("另有" + others + "处不一致。");
            }
            return List.copyOf(all);
        }
    }
}
