package org.everspring.scoreboard.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.ConfirmationState;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.kernel.ListPage;
import org.everspring.matter.Matters;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoreboard.UnitScoreSheet;
import org.everspring.scoring.Correction;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.Weights;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens one unit's score into its lines, and says in words and figures how they add up. */
@Component
@Transactional(readOnly = true)
class SheetPages {

    private static final int LINES_SHOWN = 50;

    private final ScoreCharts charts;
    private final DecisionTables tables;
    private final Matters matters;
    private final Plan plan;

    SheetPages(ScoreCharts charts, DecisionTables tables, Matters matters, Plan plan) {
        this.charts = charts;
        this.tables = tables;
        this.matters = matters;
        this.plan = plan;
    }

    /**
     * @param part of which another page than the first is asked for; null for none
     * @param page from 1
     */
    SheetPage sheet(ScoreboardView view, UnitScoreSheet sheet, ScoreReader reader, String part, String page) {
        UnitScore score = sheet.score();
        Weights weights = view.run().weights();
        BigDecimal counted =
                score == null ? BigDecimal.ZERO : weights.sum(score.averages().keySet());
        BigDecimal base = score == null
                ? null
                : weights.average(score.averages())
                        .map(average -> average.setScale(4, RoundingMode.HALF_UP))
                        .orElse(null);
        return new SheetPage(
                view.period().toString(),
                view.period().label(),
                sheet.unit().value(),
                plan.nameOf(sheet.unit()),
                plan.findUnit(sheet.unit())
                        .map(Unit::fullName)
                        .orElse(sheet.unit().value()),
                ScorePages.state(view),
                ScorePages.stateLabel(view),
                score == null ? null : PointsText.points(score.total()),
                score == null ? null : score.grade(),
                score == null ? null : score.group(),
                place(score),
                score == null || score.listed() == null
                        ? null
                        : score.listed().name().toLowerCase(Locale.ROOT),
                score == null || score.listed() == null ? null : score.listed().label(),
                confirmation(sheet.confirmation()),
                task(sheet.confirmation(), reader),
                parts(sheet, weights, counted),
                base == null ? null : PointsText.exact(base),
                PointsText.exact(counted),
                PointsText.adjustment(sheet.adjustments(1)),
                PointsText.adjustment(sheet.adjustments(-1)),
                score == null ? null : PointsText.adjustment(score.adjustment()),
                "加分合计最多" + PointsText.exact(weights.bonusCap()) + "分，加减分合计在正负"
                        + PointsText.exact(weights.adjustmentCap()) + "分以内",
                score == null || base == null ? "本期没有计分的事项，不计算总分。" : SumWords.of(sheet, score, weights, counted, base),
                lines(view, sheet, reader, part, ListAddress.pageNumber(page)),
                charts.courses(view.period(), sheet.unit(), reader));
    }

    private static @Nullable String place(@Nullable UnitScore score) {
        if (score == null) {
            return null;
        }
        return score.rank() == null ? "不参加排名" : "第" + score.rank() + "名";
    }

    private static @Nullable String confirmation(@Nullable ScoreConfirmation confirmation) {
        if (confirmation == null) {
            return null;
        }
        String text = confirmation.state().label();
        if (confirmation.state() == ConfirmationState.OPEN) {
            return text + "，截止" + confirmation.due().text();
        }
        return confirmation.answer() == null
                ? text
                : text + "（签字：" + confirmation.answer().signedBy() + "，"
                        + PointsText.moment(confirmation.answer().at()) + "）";
    }

    /** The business key of the task that the reader may have; null without one. */
    private @Nullable String task(@Nullable ScoreConfirmation confirmation, ScoreReader reader) {
        if (confirmation == null) {
            return null;
        }
        boolean mine = switch (confirmation.state()) {
            case OPEN -> reader.units().contains(confirmation.id().unit());
            case APPEALED -> reader.units().contains(plan.office().id());
            case CONFIRMED, SILENT, DECIDED -> false;
        };
        return mine ? confirmation.id().toString() : null;
    }

    private static List<SheetPage.PartRow> parts(UnitScoreSheet sheet, Weights weights, BigDecimal counted) {
        return ScoreCategory.WEIGHTED.stream()
                .map(part -> {
                    BigDecimal weight = weights.weight(part);
                    BigDecimal average = sheet.score() == null
                            ? null
                            : sheet.score().averages().get(part);
                    return new SheetPage.PartRow(
                            part.label(),
                            PointsText.exact(weight),
                            (int) sheet.lines().stream()
                                    .filter(line -> line.fact().part() == part && sheet.points(line) != null)
                                    .count(),
                            average == null ? null : PointsText.exact(average),
                            average == null || counted.signum() == 0
                                    ? null
                                    : PointsText.exact(
                                            average.multiply(weight).divide(counted, 4, RoundingMode.HALF_UP)));
                })
                .toList();
    }

    private List<SheetPage.PartLines> lines(
            ScoreboardView view, UnitScoreSheet sheet, ScoreReader reader, String asked, int page) {
        List<SheetPage.PartLines> parts = new ArrayList<>();
        for (ScoreCategory part : ScoreCategory.values()) {
            List<ScoreLine> lines = sheet.lines().stream()
                    .filter(line -> line.fact().part() == part)
                    .toList();
            if (!lines.isEmpty()) {
                String code = part.name().toLowerCase(Locale.ROOT);
                parts.add(new SheetPage.PartLines(
                        code,
                        part.label(),
                        ListPage.of(
                                lines.size(),
                                code.equals(asked) ? page : 1,
                                LINES_SHOWN,
                                before -> IntStream.range(before, Math.min(before + LINES_SHOWN, lines.size()))
                                        .mapToObj(i -> line(i + 1, lines.get(i), sheet, reader))
                                        .toList()),
                        new ListAddress("/board/assessment/" + view.period() + "/units/" + sheet.unit())
                                .with("part", code)
                                .at(code)));
            }
        }
        return parts;
    }

    /** Whether the reader finds the matter; the experience behind a line is published, and so everybody's. */
    private boolean mayFollow(Fact fact, ScoreReader reader) {
        return fact.part() == ScoreCategory.PROMOTION
                || reader.overseesAll(plan)
                || reader.units().contains(fact.unit())
                || matters.isReadBy(reader.units(), fact.id());
    }

    private SheetPage.Line line(int number, ScoreLine line, UnitScoreSheet sheet, ScoreReader reader) {
        List<Correction> corrections = sheet.corrections().getOrDefault(line.key(), List.of());
        boolean corrected = !corrections.isEmpty();
        return new SheetPage.Line(
                number,
                line.fact().title(),
                mayFollow(line.fact(), reader) ? line.fact().link() : null,
                line.fact().finding(),
                PointsText.exact(sheet.points(line)),
                corrected && !Points.same(line.value(), sheet.points(line)) ? PointsText.exact(line.value()) : null,
                PointsText.adjustment(sheet.adjustment(line)),
                corrected && !Points.same(line.adjustment(), sheet.adjustment(line))
                        ? PointsText.adjustment(line.adjustment())
                        : null,
                line.fact().part().label() + "评分表第" + line.tableVersion() + "版，规则"
                        + line.points().rule(),
                line.points().annotation(),
                tables.words(line.table(), line.tableVersion()).of(line.fact()),
                corrections.stream().map(SheetPages::correction).toList(),
                sheet.appeals().stream()
                        .filter(appeal -> appeal.line().equals(line.key()))
                        .map(SheetPages::appeal)
                        .toList());
    }

    private static SheetPage.Correction correction(Correction correction) {
        String points = correction.points() == null ? "" : "得分更正为" + PointsText.exact(correction.points()) + "分";
        String adjustment =
                correction.adjustment() == null ? "" : "加减分更正为" + PointsText.adjustment(correction.adjustment()) + "分";
        return new SheetPage.Correction(
                points + (points.isEmpty() || adjustment.isEmpty() ? "" : "，") + adjustment,
                correction.reason(),
                correction.by().name(),
                PointsText.moment(correction.at()));
    }

    private static SheetPage.Appeal appeal(AppealLine appeal) {
        return new SheetPage.Appeal(
                appeal.reason(),
                appeal.decision() == null ? null : appeal.decision().label(),
                appeal.decisionReason(),
                appeal.decidedBy() == null ? null : appeal.decidedBy().name(),
                appeal.decidedAt() == null ? null : PointsText.moment(appeal.decidedAt()));
    }
}
