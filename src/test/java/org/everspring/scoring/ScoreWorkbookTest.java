package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.assessment.AssessedYear;
import org.everspring.assessment.AssessmentState;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@EngineTest
@DisplayName("考核得分的 Excel 工作簿")
class ScoreWorkbookTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ScoreWorkbook workbook;

    @Autowired
    private Scores scores;

    @Autowired
    private ScoringSettings settings;

    @Autowired
    private Workday workday;

    private AssessedYear year;

    @BeforeEach
    void oneYearIsScored() {
        workday.at("2026-01-15T09:00");
        year = new AssessedYear(context).score("2025");
    }

    @Test
    @DisplayName("有总表、明细、更正和权重四张表，每个单位一行，每条明细一行")
    void hasFourSheets() throws IOException {
        try (XSSFWorkbook written = write()) {
            assertThat(IntStream.range(0, 4).mapToObj(written::getSheetName)).containsExactly("总表", "明细", "更正", "权重");
            assertThat(column(written.getSheet("总表"), 3)).containsSubsequence("市税务局", "市公安局", "市发展改革委", "盘龙区", "五华区");
            assertThat(written.getSheet("明细").getLastRowNum()).isEqualTo(12);
            assertThat(written.getSheet("更正").getLastRowNum()).isZero();
            assertThat(column(written.getSheet("权重"), 0)).contains("季度报送", "加分上限", "加减分上限", "校验值");
        }
    }

    @Test
    @DisplayName("总表由公式算出的平均分、加减分、总分和名次与存档一致")
    void addsUpToWhatIsStored() throws IOException {
        assertThatFormulasAgreeWith(scores());
    }

    @Test
    @DisplayName("更正过的明细取更正后的得分，总分和名次随之变动，原得分照旧列出")
    void countsCorrections() throws IOException {
        year.bringTo(AssessmentState.CONFIRMING).grantAppeal();

        assertThat(scores()).first().satisfies(score -> {
            assertThat(score.unit().value()).isEqualTo("gonganju");
            assertThat(score.total()).isEqualByComparingTo("92.86");
        });
        assertThatFormulasAgreeWith(scores());
        try (XSSFWorkbook written = write()) {
            Row corrected = written.getSheet("明细").getRow(lineOf(written, "2025Q2:1.1:gonganju"));
            assertThat(corrected.getCell(11).getNumericCellValue()).isEqualTo(75);
            assertThat(corrected.getCell(13).getCellFormula()).isEqualTo("'更正'!F2");
            assertThat(written.getSheet("更正").getRow(1).getCell(7).getStringCellValue())
                    .isEqualTo("网络中断属实，按期报送。");
        }
    }

    @Test
    @DisplayName("改动明细中的一个得分，总分随公式变动")
    void recalculatesWhenALineIsChanged() throws IOException {
        try (XSSFWorkbook written = write()) {
            written.getSheet("明细")
                    .getRow(lineOf(written, "2025Q1:1.1:panlongqu"))
                    .getCell(11)
                    .setCellValue(80);

            evaluate(written);

            assertThat(unit(written, "panlongqu").getCell(12).getNumericCellValue())
                    .isEqualTo(85.0);
        }
    }

    @Test
    @DisplayName("平均分、加减分、总分和名次都是公式，不打开计算也显示存档的数值")
    void typesNothingIn() throws IOException {
        try (XSSFWorkbook written = write()) {
            for (UnitScore score : scores()) {
                Row row = unit(written, score.unit().value());
                for (int column : List.of(1, 4, 5, 6, 7, 8, 9, 10, 11, 12)) {
                    assertThat(row.getCell(column).getCellType()).isEqualTo(CellType.FORMULA);
                }
                assertThat(row.getCell(12).getNumericCellValue())
                        .isEqualTo(score.total().doubleValue());
            }
            assertThat(written.getForceFormulaRecalculation()).isTrue();
        }
    }

    @Test
    @DisplayName("没有明细的期间也能打开")
    void opensWithoutLines() throws IOException {
        workday.at("2027-01-15T09:00");
        year.score("2024");

        try (XSSFWorkbook written = read(workbook.write(run("2024")))) {
            evaluate(written);

            assertThat(written.getSheet("明细").getLastRowNum()).isZero();
        }
    }

    private void assertThatFormulasAgreeWith(List<UnitScore> scores) throws IOException {
        try (XSSFWorkbook written = write()) {
            // So that what is compared has been worked out here.
            forget(written.getSheet("总表"));
            forget(written.getSheet("明细"));

            evaluate(written);

            assertThat(scores).hasSize(5);
            for (UnitScore score : scores) {
                Row row = unit(written, score.unit().value());
                for (ScoreCategory part : ScoreCategory.WEIGHTED) {
                    Cell average = row.getCell(4 + part.ordinal());
                    BigDecimal stored = score.averages().get(part);
                    if (stored == null) {
                        assertThat(average.getStringCellValue()).isEqualTo("—");
                    } else {
                        assertThat(average.getNumericCellValue()).isEqualTo(stored.doubleValue());
                    }
                }
                assertThat(row.getCell(11).getNumericCellValue())
                        .isEqualTo(score.adjustment().doubleValue());
                assertThat(row.getCell(12).getNumericCellValue())
                        .isEqualTo(score.total().doubleValue());
                assertThat(row.getCell(1).getNumericCellValue())
                        .isEqualTo(score.rank().doubleValue());
            }
        }
    }

    private static void forget(Sheet sheet) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    cell.setCellFormula(cell.getCellFormula());
                }
            }
        }
    }

    private static void evaluate(XSSFWorkbook written) {
        var evaluator = written.getCreationHelper().createFormulaEvaluator();
        evaluator.evaluateAll();
    }

    private List<UnitScore> scores() {
        return scores.scores(run("2025")).stream()
                .sorted(Comparator.comparingInt(score -> settings.placeOf(score.group())))
                .toList();
    }

    private ScoreRun run(String period) {
        return scores.last(ScoringPeriod.parse(period)).orElseThrow();
    }

    private XSSFWorkbook write() throws IOException {
        return read(workbook.write(run("2025")));
    }

    private static XSSFWorkbook read(byte[] content) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(content));
    }

    private static Row unit(XSSFWorkbook written, String unit) {
        return written.getSheet("总表").getRow(rows(written.getSheet("总表"), 2).get(unit));
    }

    private static int lineOf(XSSFWorkbook written, String id) {
        return rows(written.getSheet("明细"), 3).get(id);
    }

    private static Map<String, Integer> rows(Sheet sheet, int column) {
        Map<String, Integer> rows = new HashMap<>();
        sheet.forEach(row -> {
            Cell cell = row.getCell(column);
            if (cell != null && cell.getCellType() == CellType.STRING) {
                rows.put(cell.getStringCellValue(), row.getRowNum());
            }
        });
        return rows;
    }

    private static List<String> column(Sheet sheet, int column) {
        return IntStream.rangeClosed(0, sheet.getLastRowNum())
                .mapToObj(sheet::getRow)
                .filter(row -> row != null && row.getCell(column) != null)
                .map(row -> row.getCell(column))
                .filter(cell -> cell.getCellType() == CellType.STRING)
                .map(Cell::getStringCellValue)
                .toList();
    }
}
