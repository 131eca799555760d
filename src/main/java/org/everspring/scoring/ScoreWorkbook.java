package org.everspring.scoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.everspring.calendar.DateText;
import org.everspring.kernel.CellText;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The scores of a period as a workbook that adds up by itself: the sheet 总表 works every unit's total and rank out by
 * formulas over the sheets 明细, 更正 and 权重. Only what no formula can know is written as it is: the lines, and the grade
 * and the lists.
 *
 * <p>Rows are written to disk as they come, so that a nation's lines need no more memory than a city's.
 */
@Component
@Transactional(readOnly = true)
public class ScoreWorkbook {

    /** The type that browsers and mail know an Excel workbook by. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static final String UNRANKED = "不参加排名";

    private static final int ROWS_IN_MEMORY = 200;
    private static final String NOTHING = "—";

    /** The row of the first unit in 总表, as Excel counts. */
    private static final int FIRST_UNIT = 3;

    private final Scores scores;
    private final ScoringSettings settings;
    private final Plan plan;

    ScoreWorkbook(Scores scores, ScoringSettings settings, Plan plan) {
        this.scores = scores;
        this.settings = settings;
        this.plan = plan;
    }

    /** @param run a complete one */
    public byte[] write(ScoreRun run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            new Sheets(workbook, run).write();
            workbook.setForceFormulaRecalculation(true);
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One workbook while it is written. */
    private final class Sheets {

        private final ScoreRun run;
        private final Weights weights;
        private final Map<UnitId, List<Correction>> corrections;

        /** In 总表 first, so that it opens first; filled last, when the other sheets' lengths are known. */
        private final Sheet totals;

        private final Sheet lines;
        private final Sheet corrected;
        private final Sheet settings;

        private final CellStyle title;
        private final CellStyle head;
        private final CellStyle text;
        private final CellStyle centred;
        private final CellStyle number;
        private final CellStyle points;

        /** The row, as Excel counts, of the last correction of each line. */
        private final Map<String, Integer> correctedRows = new HashMap<>();

        private int lastLine = 2;

        Sheets(SXSSFWorkbook workbook, ScoreRun run) {
            this.run = run;
            this.weights = run.weights();
            this.corrections =
                    scores.corrections(run.period()).stream().collect(Collectors.groupingBy(Correction::unit));
            this.totals = workbook.createSheet("总表");
            this.lines = workbook.createSheet("明细");
            this.corrected = workbook.createSheet("更正");
            this.settings = workbook.createSheet("权重");
            Font bold = workbook.createFont();
            bold.setBold(true);
            Font large = workbook.createFont();
            large.setBold(true);
            large.setFontHeightInPoints((short) 16);
            this.title = workbook.createCellStyle();
            title.setFont(large);
            title.setAlignment(HorizontalAlignment.CENTER);
            title.setVerticalAlignment(VerticalAlignment.CENTER);
            this.text = bordered(workbook, HorizontalAlignment.LEFT);
            text.setWrapText(true);
            this.centred = bordered(workbook, HorizontalAlignment.CENTER);
            this.head = bordered(workbook, HorizontalAlignment.CENTER);
            head.setFont(bold);
            head.setWrapText(true);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            this.number = bordered(workbook, HorizontalAlignment.RIGHT);
            number.setDataFormat(workbook.createDataFormat().getFormat("0.##;-0.##;0"));
            this.points = bordered(workbook, HorizontalAlignment.RIGHT);
            points.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
        }

        private static CellStyle bordered(SXSSFWorkbook workbook, HorizontalAlignment alignment) {
            CellStyle style = workbook.createCellStyle();
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            style.setAlignment(alignment);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return style;
        }

        void write() {
            writeSettings();
            writeCorrections();
            writeLines();
            writeTotals();
            List.of(totals, lines, corrected, settings).forEach(this::layOut);
        }

        private void layOut(Sheet sheet) {
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.getPrintSetup().setFitHeight((short) 0);
            sheet.setFitToPage(true);
            sheet.getFooter().setCenter("第 &P 页，共 &N 页");
            sheet.setRepeatingRows(CellRangeAddress.valueOf(sheet == totals ? "1:2" : "1:1"));
            sheet.createFreezePane(sheet == totals ? 4 : 0, sheet == totals ? 2 : 1);
        }

        private void writeSettings() {
            heads(settings, 0, List.of("项目", "数值", "说明"), 16, 12, 90);
            int row = 1;
            for (ScoreCategory part : ScoreCategory.values()) {
                setting(
                        row++,
                        part.label(),
                        weights.parts().getOrDefault(part, BigDecimal.ZERO),
                        "权重。只看各部分之间的比例；单位没有该部分任务的，权重由其他部分分担。");
            }
            setting(row++, "加分上限", weights.bonusCap(), "一个单位的加分合计最多计入的分数。");
            setting(row++, "加减分上限", weights.adjustmentCap(), "加分和减分相抵后，最多加或减的分数。");
            setting(row++, "红黑榜单位数", BigDecimal.valueOf(weights.listed()), "每组红榜、黑榜各列入的单位数。");
            note(row++, "评分期间", run.period().label());
            note(row++, "评分完成", DateText.TABLE_MINUTE.of(run.completedAt()));
            note(
                    row++,
                    "评分表版本",
                    run.versions().entrySet().stream()
                            .map(table -> table.getKey() + " 第" + table.getValue() + "版")
                            .collect(Collectors.joining("；")));
            note(row++, "校验值", "SHA-256 " + run.hash() + "（在考核页面下载明细文本后核对）");
            note(row, "说明", "总表的平均分、加减分、总分和名次都是公式，由“明细”“更正”和本表算出；等次由等次评分表评定，红黑榜按名次列出，直接写入。");
        }

        private void setting(int index, String name, BigDecimal value, String meaning) {
            Row row = settings.createRow(index);
            text(row, 0, name, text);
            number(row, 1, value, number);
            text(row, 2, meaning, text);
        }

        private void note(int index, String name, String value) {
            Row row = settings.createRow(index);
            text(row, 0, name, text);
            text(row, 1, "", text);
            text(row, 2, value, text);
            fit(row, settings, 2);
        }

        private void writeCorrections() {
            heads(
                    corrected,
                    0,
                    List.of("单位标识", "单位", "部分", "编号", "第几次更正", "更正后得分", "更正后加减分", "理由", "裁定人", "裁定时间"),
                    16,
                    18,
                    12,
                    30,
                    11,
                    11,
                    13,
                    60,
                    14,
                    18);
            int index = 1;
            for (Correction correction : scores.corrections(run.period())) {
                Row row = corrected.createRow(index++);
                text(row, 0, correction.unit().value(), text);
                text(row, 1, plan.nameOf(correction.unit()), text);
                text(row, 2, correction.line().part().label(), text);
                text(row, 3, correction.line().factId(), text);
                number(row, 4, BigDecimal.valueOf(correction.number()), number);
                number(row, 5, correction.points(), number);
                number(row, 6, correction.adjustment(), number);
                text(row, 7, correction.reason(), text);
                text(row, 8, correction.by().name(), text);
                text(row, 9, DateText.TABLE_MINUTE.of(correction.at()), text);
                fit(row, corrected, 9);
                // Oldest first, so the last one of a line stays.
                correctedRows.put(correction.unit() + " " + correction.line(), index);
            }
        }

        private void writeLines() {
            heads(
                    lines,
                    0,
                    List.of(
                            "单位标识", "单位", "部分", "编号", "事项", "认定情况", "评分依据", "评分表", "版本", "规则", "规则说明", "原得分", "原加减分",
                            "计分得分", "计分加减分", "查阅地址"),
                    16,
                    18,
                    11,
                    26,
                    36,
                    36,
                    40,
                    18,
                    6,
                    6,
                    40,
                    9,
                    9,
                    9,
                    9,
                    32);
            int index = 1;
            for (UnitId unit : scores.units(run)) {
                for (ScoreLine line : scores.lines(run, unit)) {
                    writeLine(lines.createRow(index++), index, line);
                }
            }
            lastLine = Math.max(lastLine, index);
            lines.setAutoFilter(new CellRangeAddress(0, lastLine - 1, 0, 15));
        }

        /** @param excelRow as Excel counts */
        private void writeLine(Row row, int excelRow, ScoreLine line) {
            Fact fact = line.fact();
            text(row, 0, fact.unit().value(), text);
            text(row, 1, plan.nameOf(fact.unit()), text);
            text(row, 2, fact.part().label(), text);
            text(row, 3, fact.id(), text);
            text(row, 4, fact.title(), text);
            text(row, 5, fact.finding(), text);
            text(
                    row,
                    6,
                    FactWords.of(fact).stream().map(FactWords.Input::toString).collect(Collectors.joining("；")),
                    text);
            text(row, 7, line.table(), text);
            number(row, 8, BigDecimal.valueOf(line.tableVersion()), number);
            number(row, 9, BigDecimal.valueOf(line.points().rule()), number);
            text(row, 10, line.points().annotation(), text);
            number(row, 11, line.value(), number);
            number(row, 12, line.adjustment(), number);
            Integer correction = correctedRows.get(fact.unit() + " " + line.key());
            counted(row, 13, correction == null ? "L" + excelRow : "'更正'!F" + correction, points(line));
            counted(row, 14, correction == null ? "M" + excelRow : "'更正'!G" + correction, adjustment(line));
            text(row, 15, fact.link(), text);
            fit(row, lines, 15);
        }

        private BigDecimal points(ScoreLine line) {
            return last(line) == null ? line.value() : last(line).points();
        }

        private BigDecimal adjustment(ScoreLine line) {
            return last(line) == null ? line.adjustment() : last(line).adjustment();
        }

        private Correction last(ScoreLine line) {
            return corrections.getOrDefault(line.fact().unit(), List.of()).stream()
                    .filter(correction -> correction.line().equals(line.key()))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }

        /** Where nothing counts the cell stays empty: a formula would make a zero of it. */
        private void counted(Row row, int column, String formula, BigDecimal value) {
            if (value == null) {
                text(row, column, "", number);
            } else {
                formula(row, column, formula, value, number);
            }
        }

        private void writeTotals() {
            List<UnitScore> all = scores.scores(run).stream()
                    .sorted(Comparator.comparingInt(score -> ScoreWorkbook.this.settings.placeOf(score.group())))
                    .toList();
            Row first = totals.createRow(0);
            first.setHeightInPoints(30);
            text(first, 0, run.period().label() + "营商环境工作考核得分总表", title);
            totals.addMergedRegion(new CellRangeAddress(0, 0, 0, 15));
            heads(
                    totals,
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
                writeTotal(totals.createRow(row - 1), row, last, score);
                row++;
            }
            writeGroups(all, row + 1, last);
        }

        /** @param r the row as Excel counts */
        private void writeTotal(Row row, int r, int last, UnitScore score) {
            String group = score.group() == null ? UNRANKED : score.group();
            text(row, 0, group, text);
            if (score.rank() == null) {
                text(row, 1, NOTHING, centred);
            } else {
                formula(
                        row,
                        1,
                        "COUNTIFS($A$3:$A$%1$d,A%2$d,$M$3:$M$%1$d,\">\"&M%2$d)+1".formatted(last, r),
                        BigDecimal.valueOf(score.rank()),
                        centred);
            }
            text(row, 2, score.unit().value(), text);
            text(row, 3, plan.nameOf(score.unit()), text);
            for (ScoreCategory part : ScoreCategory.values()) {
                String column = String.valueOf((char) ('E' + part.ordinal()));
                formula(
                        row,
                        4 + part.ordinal(),
                        "IFERROR(ROUND(AVERAGEIFS(%s,%s,$C%d,%s,%s$2),4),\"%s\")"
                                .formatted(line("N"), line("A"), r, line("C"), column, NOTHING),
                        score.averages().get(part),
                        points);
            }
            formula(row, 8, weighted(r), base(score), points);
            BigDecimal bonus = sum(score.unit(), 1).min(weights.bonusCap());
            formula(
                    row,
                    9,
                    "MIN('权重'!$B$6,SUMIFS(%1$s,%2$s,$C%3$d,%1$s,\">0\"))".formatted(line("O"), line("A"), r),
                    bonus,
                    number);
            formula(
                    row,
                    10,
                    "SUMIFS(%1$s,%2$s,$C%3$d,%1$s,\"<0\")".formatted(line("O"), line("A"), r),
                    sum(score.unit(), -1),
                    number);
            formula(
                    row,
                    11,
                    "ROUND(MAX(-'权重'!$B$7,MIN('权重'!$B$7,J%1$d+K%1$d)),2)".formatted(r),
                    score.adjustment(),
                    number);
            formula(row, 12, "ROUND(MAX(0,MIN(100,I%1$d+L%1$d)),2)".formatted(r), score.total(), points);
            text(row, 13, score.grade(), centred);
            text(row, 14, score.listed() == null ? "" : score.listed().label(), centred);
            number(row, 15, BigDecimal.valueOf(score.quarters()), number);
        }

        private String line(String column) {
            return "'明细'!$%1$s$2:$%1$s$%2$d".formatted(column, lastLine);
        }

        private String weighted(int r) {
            StringBuilder products = new StringBuilder();
            StringBuilder sum = new StringBuilder();
            for (ScoreCategory part : ScoreCategory.values()) {
                String average = (char) ('E' + part.ordinal()) + String.valueOf(r);
                String weight = "'权重'!$B$" + (2 + part.ordinal());
                products.append(products.isEmpty() ? "" : "+")
                        .append("IF(ISNUMBER(%1$s),%1$s*%2$s,0)".formatted(average, weight));
                sum.append(sum.isEmpty() ? "" : "+").append("IF(ISNUMBER(%s),%s,0)".formatted(average, weight));
            }
            return "(" + products + ")/(" + sum + ")";
        }

        private BigDecimal base(UnitScore score) {
            BigDecimal products = BigDecimal.ZERO;
            BigDecimal sum = BigDecimal.ZERO;
            for (Map.Entry<ScoreCategory, BigDecimal> average : score.averages().entrySet()) {
                BigDecimal weight = weights.parts().getOrDefault(average.getKey(), BigDecimal.ZERO);
                products = products.add(average.getValue().multiply(weight));
                sum = sum.add(weight);
            }
            return sum.signum() == 0 ? null : products.divide(sum, MathContext.DECIMAL64);
        }

        private BigDecimal sum(UnitId unit, int sign) {
            return scores.lines(run, unit).stream()
                    .map(this::adjustment)
                    .filter(adjustment -> adjustment != null && adjustment.signum() == sign)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private void writeGroups(List<UnitScore> all, int from, int last) {
            List<String> groups = all.stream()
                    .map(UnitScore::group)
                    .filter(group -> group != null)
                    .distinct()
                    .toList();
            int r = from + 1;
            for (String group : groups) {
                Row row = totals.createRow(r - 1);
                text(row, 0, group, text);
                text(row, 3, "单位数", text);
                formula(
                        row,
                        4,
                        "COUNTIF($A$3:$A$%d,A%d)".formatted(last, r),
                        BigDecimal.valueOf(all.stream()
                                .filter(score -> group.equals(score.group()))
                                .count()),
                        number);
                text(row, 11, "平均", text);
                formula(
                        row,
                        12,
                        "AVERAGEIFS($M$3:$M$%1$d,$A$3:$A$%1$d,A%2$d)".formatted(last, r),
                        average(all, group),
                        points);
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

        /** @param widths in characters, as many as names */
        private void heads(Sheet sheet, int index, List<String> names, int... widths) {
            Row row = sheet.createRow(index);
            row.setHeightInPoints(32);
            for (int i = 0; i < names.size(); i++) {
                text(row, i, names.get(i), head);
                sheet.setColumnWidth(i, widths[i] * 256);
            }
        }

        /** As high as its longest text needs; programs fit rows when one types, but not all of them when they open a file. */
        private static void fit(Row row, Sheet sheet, int lastColumn) {
            int most = 1;
            for (int column = 0; column <= lastColumn; column++) {
                Cell cell = row.getCell(column);
                if (cell.getCellType() == CellType.STRING) {
                    int width = sheet.getColumnWidth(column) / 256 - 1;
                    most = Math.max(most, (widthOf(cell.getStringCellValue()) + width - 1) / width);
                }
            }
            row.setHeightInPoints(15 * most);
        }

        /** In the digits that column widths are measured by; a Chinese character is two wide. */
        private static int widthOf(String text) {
            return text.chars().map(character -> character < 0x2000 ? 1 : 2).sum();
        }

        private static void text(Row row, int column, String value, CellStyle style) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            if (value != null && !value.isEmpty()) {
                cell.setCellValue(CellText.of(value));
            }
        }

        private static void number(Row row, int column, BigDecimal value, CellStyle style) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            if (value != null) {
                cell.setCellValue(value.doubleValue());
            }
        }

        /** @param value what the formula gives, for programs that show a workbook without working it out */
        private static void formula(Row row, int column, String formula, BigDecimal value, CellStyle style) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            cell.setCellFormula(formula);
            if (value == null) {
                cell.setCellValue(NOTHING);
            } else {
                cell.setCellValue(value.doubleValue());
            }
        }
    }
}
