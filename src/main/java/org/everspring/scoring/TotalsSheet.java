package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.web.WorkbookCells;

/** The sheet 总表, where each unit's total and rank are worked out by formulas over the sheets 明细 and 权重. */
final class TotalsSheet {

    /** The row of the first unit, as Excel counts. */
    private static final int FIRST_UNIT = 3;

    private final Sheet sheet;
    private final WorkbookCells cells;
    private final ScoreRun run;
    private final Plan plan;
    private final Map<UnitId, List<BigDecimal>> adjustments;
    private final int lastLine;

    /**
     * @param adjustments that count, by unit
     * @param lastLine the last row of 明细, as Excel counts
     */
    TotalsSheet(
            Sheet sheet,
            WorkbookCells cells,
            ScoreRun run,
            Plan plan,
            Map<UnitId, List<BigDecimal>> adjustments,
            int lastLine) {
        this.sheet = sheet;
        this.cells = cells;
        this.run = run;
        this.plan = plan;
        this.adjustments = adjustments;
        this.lastLine = lastLine;
    }

    void write(List<UnitScore> all) {
        Row first = sheet.createRow(0);
        first.setHeightInPoints(30);
        WorkbookCells.text(first, 0, run.period().label() + "营商环境工作考核得分总表", cells.title);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 15));
        cells.heads(
                sheet,
                1,
                List.of(
                        "分组",
                        "名次",
                        "单位标识",
                        "单位",
                        ScoreCategory.REPORT.label(),
                        ScoreCategory.SUMMARY.label(),
                        ScoreCategory.LOOP.label(),
                        ScoreCategory.PROMOTION.label(),
                        "加权平均",
                        "加分",
                        "减分",
                        "加减分",
                        "总分",
                        "等次",
                        "红黑榜",
                        "涉及季度数"),
                20,
                6,
                16,
                20,
                10,
                10,
                10,
                10,
                10,
                8,
                8,
                8,
                9,
                9,
                8,
                9);
        int last = FIRST_UNIT + Math.max(all.size(), 1) - 1;
        int row = FIRST_UNIT;
        for (UnitScore score : all) {
            writeTotal(sheet.createRow(row - 1), row, last, score);
            row++;
        }
        writeGroups(all, row + 1, last);
    }

    /** @param r the row as Excel counts */
    private void writeTotal(Row row, int r, int last, UnitScore score) {
        String group = score.group() == null ? ScoreWorkbook.UNRANKED : score.group();
        WorkbookCells.text(row, 0, group, cells.text);
        if (score.rank() == null) {
            WorkbookCells.text(row, 1, WorkbookCells.NOTHING, cells.centred);
        } else {
            WorkbookCells.formula(
                    row,
                    1,
                    "COUNTIFS($A$3:$A$%1$d,A%2$d,$M$3:$M$%1$d,\">\"&M%2$d)+1".formatted(last, r),
                    BigDecimal.valueOf(score.rank()),
                    cells.centred);
        }
        WorkbookCells.text(row, 2, score.unit().value(), cells.text);
        WorkbookCells.text(row, 3, plan.nameOf(score.unit()), cells.text);
        for (ScoreCategory part : ScoreCategory.WEIGHTED) {
            String column = String.valueOf((char) ('E' + part.ordinal()));
            WorkbookCells.formula(
                    row,
                    4 + part.ordinal(),
                    "IFERROR(ROUND(AVERAGEIFS(%s,%s,$C%d,%s,%s$2),4),\"%s\")"
                            .formatted(line("N"), line("A"), r, line("C"), column, WorkbookCells.NOTHING),
                    score.averages().get(part),
                    cells.points);
        }
        WorkbookCells.formula(
                row, 8, weighted(r), run.weights().average(score.averages()).orElse(null), cells.points);
        BigDecimal bonus = sum(score, 1).min(run.weights().bonusCap());
        WorkbookCells.formula(
                row,
                9,
                "MIN('权重'!$B$6,SUMIFS(%1$s,%2$s,$C%3$d,%1$s,\">0\"))".formatted(line("O"), line("A"), r),
                bonus,
                cells.number);
        WorkbookCells.formula(
                row,
                10,
                "SUMIFS(%1$s,%2$s,$C%3$d,%1$s,\"<0\")".formatted(line("O"), line("A"), r),
                sum(score, -1),
                cells.number);
        WorkbookCells.formula(
                row,
                11,
                "ROUND(MAX(-'权重'!$B$7,MIN('权重'!$B$7,J%1$d+K%1$d)),2)".formatted(r),
                score.adjustment(),
                cells.number);
        WorkbookCells.formula(
                row, 12, "ROUND(MAX(0,MIN(100,I%1$d+L%1$d)),2)".formatted(r), score.total(), cells.points);
        WorkbookCells.text(row, 13, score.grade(), cells.centred);
        WorkbookCells.text(row, 14, score.listed() == null ? "" : score.listed().label(), cells.centred);
        WorkbookCells.number(row, 15, BigDecimal.valueOf(score.quarters()), cells.number);
    }

    private String line(String column) {
        return "'明细'!$%1$s$2:$%1$s$%2$d".formatted(column, lastLine);
    }

    private String weighted(int r) {
        StringBuilder products = new StringBuilder();
        StringBuilder sum = new StringBuilder();
        for (ScoreCategory part : ScoreCategory.WEIGHTED) {
            String average = (char) ('E' + part.ordinal()) + String.valueOf(r);
            String weight = "'权重'!$B$" + (2 + part.ordinal());
            products.append(products.isEmpty() ? "" : "+")
                    .append("IF(ISNUMBER(%1$s),%1$s*%2$s,0)".formatted(average, weight));
            sum.append(sum.isEmpty() ? "" : "+").append("IF(ISNUMBER(%s),%s,0)".formatted(average, weight));
        }
        return "(" + products + ")/(" + sum + ")";
    }

    private void writeGroups(List<UnitScore> all, int from, int last) {
        List<String> groups = all.stream()
                .map(UnitScore::group)
                .filter(group -> group != null)
                .distinct()
                .toList();
        int r = from + 1;
        for (String group : groups) {
            Row row = sheet.createRow(r - 1);
            WorkbookCells.text(row, 0, group, cells.text);
            WorkbookCells.text(row, 3, "单位数", cells.text);
            WorkbookCells.formula(
                    row,
                    4,
                    "COUNTIF($A$3:$A$%d,A%d)".formatted(last, r),
                    BigDecimal.valueOf(all.stream()
                            .filter(score -> group.equals(score.group()))
                            .count()),
                    cells.number);
            WorkbookCells.text(row, 11, "平均", cells.text);
            WorkbookCells.formula(
                    row,
                    12,
                    "AVERAGEIFS($M$3:$M$%1$d,$A$3:$A$%1$d,A%2$d)".formatted(last, r),
                    average(all, group),
                    cells.points);
            r++;
        }
    }

    private static BigDecimal average(List<UnitScore> all, String group) {
        List<BigDecimal> found = all.stream()
                .filter(score -> group.equals(score.group()))
                .map(UnitScore::total)
                .toList();
        return found.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(found.size()), MathContext.DECIMAL64);
    }

    private BigDecimal sum(UnitScore score, int sign) {
        return RollUp.sum(adjustments.getOrDefault(score.unit(), List.of()), sign);
    }
}
