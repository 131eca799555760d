package org.everspring.scoreboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.AssessmentSettings;
import org.everspring.assessment.ConfirmationState;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.PublishedResult;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreStatistics;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.UnitScore.Listed;
import org.everspring.web.WordTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The published result of a year as a Word document, laid out by a template that owners edit in Word. */
@Component
@Transactional(readOnly = true)
public class ResultDocument {

    /** GB/T 9704-2012, 7.3.5.4: the date in Arabic numerals, without leading zeros. */
    private static final String NOTHING = "—";

    private static final String NUMERALS = "一二三四五六七八九十";

    private static final WordTemplate.Places PLACES = new WordTemplate.Places(
            Set.of("year", "groups"),
            Set.of(
                    "planTitle",
                    "planDocument",
                    "office",
                    "leadingGroup",
                    "unitCount",
                    "approvedOn",
                    "published",
                    "overview",
                    "answers",
                    "hash",
                    "number",
                    "name",
                    "red",
                    "black"),
            Stream.concat(
                            Stream.of("rank", "unit", "total", "grade", "adjustment"),
                            ScoreCategory.WEIGHTED.stream().map(ScoreCategory::code))
                    .collect(Collectors.toUnmodifiableSet()));

    private final Scoreboard board;
    private final Confirmations confirmations;
    private final WordTemplate template;
    private final Plan plan;

    /** @throws InvalidInputException when the template cannot be used */
    ResultDocument(Scoreboard board, Confirmations confirmations, AssessmentSettings settings, Plan plan) {
        this.board = board;
        this.confirmations = confirmations;
        this.plan = plan;
        this.template =
                WordTemplate.of(settings.resultTemplate(), "考核结果", "everspring.assessment.result-template", PLACES);
    }

    /** @param view of a frozen year */
    public byte[] write(ScoreboardView view) {
        return template.write(places(view));
    }

    public String fileName(ScoreboardView view) {
        return view.period().label() + "考核结果.docx";
    }

    private Map<String, Object> places(ScoreboardView view) {
        PublishedResult result = view.published().orElseThrow();
        List<UnitScore> all = board.scores(view);
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("year", String.valueOf(view.period().year()));
        places.put("planTitle", plan.title());
        places.put("planDocument", plan.document());
        places.put("office", plan.office().fullName());
        places.put("leadingGroup", plan.leadingGroup().fullName());
        places.put("unitCount", String.valueOf(all.size()));
        places.put("approvedOn", DateText.DAY.of(result.approvedAt()));
        places.put("published", DateText.DAY.of(result.publishedAt()));
        places.put("overview", overview(all));
        places.put("answers", answers(view.period().year()));
        places.put("groups", groups(all));
        places.put("hash", view.run().hash());
        return places;
    }

    private static String overview(List<UnitScore> all) {
        if (all.isEmpty()) {
            return "本年度没有计分的单位。";
        }
        String grades = ScoreStatistics.grades(all).entrySet().stream()
                .map(grade -> grade.getKey() + grade.getValue() + "个")
                .collect(Collectors.joining("、"));
        BigDecimal highest =
                all.stream().map(UnitScore::total).reduce(BigDecimal::max).orElseThrow();
        BigDecimal lowest =
                all.stream().map(UnitScore::total).reduce(BigDecimal::min).orElseThrow();
        return "参加考核的" + all.size() + "个单位平均"
                + points(ScoreStatistics.average(all)) + "分，最高"
                + points(highest) + "分，最低" + points(lowest) + "分。其中，" + grades + "。";
    }

    private String answers(int year) {
        Map<ConfirmationState, Long> states = confirmations.states(year);
        List<AppealLine> appeals = confirmations.appeals(year);
        long granted = appeals.stream().filter(AppealLine::isGranted).count();
        List<String> phrases = new ArrayList<>();
        number(phrases, states.getOrDefault(ConfirmationState.CONFIRMED, 0L), "个单位确认无异议");
        number(phrases, states.getOrDefault(ConfirmationState.SILENT, 0L), "个单位期满未答复，视同确认");
        number(phrases, states.getOrDefault(ConfirmationState.DECIDED, 0L), "个单位提出申诉");
        String answered = phrases.isEmpty() ? "" : String.join("，", phrases) + "。";
        return answered
                + (appeals.isEmpty()
                        ? "各单位未提出申诉。"
                        : "共收到申诉" + appeals.size() + "条，经裁定成立" + granted + "条，维持原得分" + (appeals.size() - granted)
                                + "条。");
    }

    private static void number(List<String> phrases, long number, String what) {
        if (number > 0) {
            phrases.add(number + what);
        }
    }

    private List<Map<String, Object>> groups(List<UnitScore> all) {
        List<Map<String, Object>> groups = new ArrayList<>();
        ScoreStatistics.byGroup(all)
                .forEach((name, scores) -> groups.add(Map.of(
                        "number", numeral(groups.size()),
                        "name", name,
                        "red", list(scores, Listed.RED),
                        "black", list(scores, Listed.BLACK),
                        "rows", scores.stream().map(this::row).toList())));
        return groups;
    }

    private static String numeral(int index) {
        return index < NUMERALS.length() ? NUMERALS.substring(index, index + 1) : String.valueOf(index + 1);
    }

    private String list(List<UnitScore> scores, Listed listed) {
        String units = scores.stream()
                .filter(score -> score.listed() == listed)
                .map(score -> plan.nameOf(score.unit()) + "（" + points(score.total()) + "分）")
                .collect(Collectors.joining("、"));
        return units.isEmpty() ? "无" : units;
    }

    private Map<String, Object> row(UnitScore score) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rank", score.rank() == null ? NOTHING : score.rank().toString());
        row.put("unit", plan.nameOf(score.unit()));
        row.put("total", points(score.total()));
        row.put("grade", score.grade());
        for (ScoreCategory part : ScoreCategory.WEIGHTED) {
            row.put(part.code(), points(score.averages().get(part)));
        }
        row.put("adjustment", adjustment(score.adjustment()));
        return row;
    }

    private static String points(@Nullable BigDecimal value) {
        return value == null ? NOTHING : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String adjustment(BigDecimal value) {
        String sign = value.signum() > 0 ? "+" : value.signum() < 0 ? "−" : "";
        return sign + value.abs().stripTrailingZeros().toPlainString();
    }
}
