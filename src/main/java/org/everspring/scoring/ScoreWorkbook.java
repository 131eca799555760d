package org.everspring.scoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.everspring.calendar.DateText;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.web.WorkbookCells;
import org.jspecify.annotations.Nullable;
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

    static final String UNRANKED = "不参加排名";

    private static final int ROWS_IN_MEMORY = 200;
    private final Scores scores;
    private final DecisionTables tables;
    private final ScoringSettings settings;
    private final Plan plan;

    ScoreWorkbook(Scores scores, DecisionTables tables, ScoringSettings settings, Plan plan) {
        this.scores = scores;
        this.tables = tables;
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

    private record CorrectedRow(Correction correction, int row) {}

    /** One workbook while it is written. */
    private final class Sheets {

        private final ScoreRun run;
        private final Weights weights;
        private final WorkbookCells cells;

        /** In 总表 first, so that it opens first; filled last, when the other sheets' lengths are known. */
        private final Sheet totals;

        private final Sheet lines;
        private final Sheet corrected;
        private final Sheet settings;

        /** The last correction of each line, with its row as Excel counts. */
        private final Map<String, CorrectedRow> correctedRows = new HashMap<>();

        private final Map<UnitId, List<BigDecimal>> adjustments = new HashMap<>();

        private int lastLine = 2;

        Sheets(SXSSFWorkbook workbook, ScoreRun run) {
            this.run = run;
            this.weights = run.weights();
            this.cells = new WorkbookCells(workbook);
            this.totals = workbook.createSheet("总表");
            this.lines = workbook.createSheet("明细");
            this.corrected = workbook.createSheet("更正");
            this.settings = workbook.createSheet("权重");
        }

        void write() {
            writeSettings();
            writeCorrections();
            writeLines();
            new TotalsSheet(totals, cells, run, plan, adjustments, lastLine)
                    .write(scores.scores(run).stream()
                            .sorted(Comparator.comparingInt(
                                    score -> ScoreWorkbook.this.settings.placeOf(score.group())))
                            .toList());
            WorkbookCells.layOut(totals, 2, 4);
            List.of(lines, corrected, settings).forEach(sheet -> WorkbookCells.layOut(sheet, 1, 0));
        }

        private void writeSettings() {
            cells.heads(settings, 0, List.of("项目", "数值", "说明"), 16, 12, 90);
            int row = 1;
            for (ScoreCategory part : ScoreCategory.WEIGHTED) {
                setting(row++, part.label(), weights.weight(part), "权重。只看各部分之间的比例；单位没有该部分任务的，权重由其他部分分担。");
            }
            setting(row++, "加分上限", weights.bonusCap(), "一个单位的加分合计最多计入的分数。");
            setting(row++, "加减分上限", weights.adjustmentCap(), "加分和减分相抵后，最多加或减的分数。");
            setting(row++, "红黑榜单位数", BigDecimal.valueOf(weights.listed()), "每组红榜、黑榜各列入的单位数。");
            note(row++, "评分期间", run.period().label());
            note(row++, "评分完成", DateText.TABLE_MINUTE.of(run.completed()));
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
            WorkbookCells.text(row, 0, name, cells.text);
            WorkbookCells.number(row, 1, value, cells.number);
            WorkbookCells.text(row, 2, meaning, cells.text);
        }

        private void note(int index, String name, String value) {
            Row row = settings.createRow(index);
            WorkbookCells.text(row, 0, name, cells.text);
            WorkbookCells.text(row, 1, "", cells.text);
            WorkbookCells.text(row, 2, value, cells.text);
            WorkbookCells.fit(row, settings, 2);
        }

        private void writeCorrections() {
            cells.heads(
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
                WorkbookCells.text(row, 0, correction.unit().value(), cells.text);
                WorkbookCells.text(row, 1, plan.nameOf(correction.unit()), cells.text);
                WorkbookCells.text(row, 2, correction.line().part().label(), cells.text);
                WorkbookCells.text(row, 3, correction.line().factId(), cells.text);
                WorkbookCells.number(row, 4, BigDecimal.valueOf(correction.number()), cells.number);
                WorkbookCells.number(row, 5, correction.points(), cells.number);
                WorkbookCells.number(row, 6, correction.adjustment(), cells.number);
                WorkbookCells.text(row, 7, correction.reason(), cells.text);
                WorkbookCells.text(row, 8, correction.by().name(), cells.text);
                WorkbookCells.text(row, 9, DateText.TABLE_MINUTE.of(correction.at()), cells.text);
                WorkbookCells.fit(row, corrected, 9);
                // Oldest first, so the last one of a line stays.
                correctedRows.put(correction.unit() + " " + correction.line(), new CorrectedRow(correction, index));
            }
        }

        private void writeLines() {
            cells.heads(
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
            WorkbookCells.text(row, 0, fact.unit().value(), cells.text);
            WorkbookCells.text(row, 1, plan.nameOf(fact.unit()), cells.text);
            WorkbookCells.text(row, 2, fact.part().label(), cells.text);
            WorkbookCells.text(row, 3, fact.id(), cells.text);
            WorkbookCells.text(row, 4, fact.title(), cells.text);
            WorkbookCells.text(row, 5, fact.finding(), cells.text);
            WorkbookCells.text(
                    row,
                    6,
                    tables.words(line.table(), line.tableVersion()).of(fact).stream()
                            .map(InputWords.Input::toString)
                            .collect(Collectors.joining("；")),
                    cells.text);
            WorkbookCells.text(row, 7, line.table(), cells.text);
            WorkbookCells.number(row, 8, BigDecimal.valueOf(line.tableVersion()), cells.number);
            WorkbookCells.number(row, 9, BigDecimal.valueOf(line.points().rule()), cells.number);
            WorkbookCells.text(row, 10, line.points().annotation(), cells.text);
            WorkbookCells.number(row, 11, line.value(), cells.number);
            WorkbookCells.number(row, 12, line.adjustment(), cells.number);
            CorrectedRow corrected = correctedRows.get(fact.unit() + " " + line.key());
            Correction last = corrected == null ? null : corrected.correction();
            BigDecimal adjustment = line.adjustment(last);
            counted(row, 13, corrected == null ? "L" + excelRow : "'更正'!F" + corrected.row(), line.value(last));
            counted(row, 14, corrected == null ? "M" + excelRow : "'更正'!G" + corrected.row(), adjustment);
            adjustments.computeIfAbsent(fact.unit(), unit -> new ArrayList<>()).add(adjustment);
            WorkbookCells.text(row, 15, fact.link(), cells.text);
            WorkbookCells.fit(row, lines, 15);
        }

        /** Where nothing counts the cell stays empty: a formula would make a zero of it. */
        private void counted(Row row, int column, String formula, @Nullable BigDecimal value) {
            if (value == null) {
                WorkbookCells.text(row, column, "", cells.number);
            } else {
                WorkbookCells.formula(row, column, formula, value, cells.number);
            }
        }
    }
}
