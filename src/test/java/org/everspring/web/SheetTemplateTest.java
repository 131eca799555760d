package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.kernel.InvalidInputException;
import org.everspring.support.Typed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@DisplayName("Excel 模板（以季度台账为例）")
class SheetTemplateTest {

    private static final String LIST = "obligations";
    private static final Set<String> PLACES = Set.of("title", "plan", "office", "number", "made", "count");
    private static final List<String> COLUMNS = List.of(
            "number",
            "item",
            "lead",
            "unit",
            "due",
            "submitted",
            "state",
            "timeliness",
            "returned",
            "withdrawn",
            "urged",
            "progress",
            "light",
            "measure",
            "owner",
            "measureDue",
            "measureStatus",
            "measureLate",
            "note",
            "drafter",
            "signedBy",
            "holder");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86 871",
                "@某单位",
                "-3%",
                "'=x",
                "=HYPERLINK(\"http://a\")",
                Typed.LINES,
                "{{title}}[obligations.unit]"
            })
    @DisplayName("所填文字原样写成文本，不成为公式，像占位符的也不再代换")
    void writesTextAndNoFormula(String typed) throws IOException {
        byte[] written = of(ledger())
                .write(
                        Map.of("title", typed),
                        Map.of(LIST, List.of(Map.of("note", typed, "unit", typed, "number", 1))));

        try (XSSFWorkbook workbook = read(written)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo(typed);
            assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).isEqualTo(typed);
            assertThat(sheet.getRow(3).getCell(17).getStringCellValue()).isEqualTo(typed);
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }
        }
    }

    @Test
    @DisplayName("换过的模板：加的文字、换了次序和合在一格的列都按模板来，日期和数仍是日期和数")
    void followsWhatAnOwnerHasChanged() throws IOException {
        Resource changed = changed(sheet -> {
            sheet.getRow(0).getCell(0).setCellValue("内部资料：{{title}}");
            Row columns = sheet.getRow(3);
            columns.getCell(0).setCellValue("[obligations.due]");
            columns.getCell(1).setCellValue("[obligations.unit]（牵头：[obligations.lead]）");
            columns.getCell(4).setCellValue("[obligations.number]");
        });

        byte[] written = of(changed)
                .write(
                        Map.of("title", "台账"),
                        Map.of(
                                LIST,
                                List.of(
                                        Map.of(
                                                "due",
                                                LocalDate.of(2026, 12, 20),
                                                "unit",
                                                "甲",
                                                "lead",
                                                "乙",
                                                "number",
                                                7),
                                        Map.of("unit", "丙", "lead", "乙", "number", 8))));

        try (XSSFWorkbook workbook = read(written)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("内部资料：台账");
            assertThat(sheet.getRow(3).getCell(0).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo("2026-12-20");
            assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("甲（牵头：乙）");
            assertThat(sheet.getRow(3).getCell(4).getNumericCellValue()).isEqualTo(7);
            assertThat(sheet.getRow(4).getCell(1).getStringCellValue()).isEqualTo("丙（牵头：乙）");
        }
    }

    @Test
    @DisplayName("写错占位符、没有逐行填写的一行、不是 Excel 文件，启动时用中文说明")
    void refusesATemplateThatCannotBeFilledIn() throws IOException {
        refused(changed(sheet -> sheet.getRow(0).getCell(0).setCellValue("{{titel}}")), "{{titel}}不是可以填的内容");
        refused(
                changed(sheet -> sheet.getRow(3).getCell(1).setCellValue("[obligations.itm]")),
                "[obligations.itm]不是可以填的内容");
        refused(changed(sheet -> sheet.removeRow(sheet.getRow(3))), "缺少逐行填写的一行：工作表的最后一行应写有[obligations.number]等内容");
        refused(new ByteArrayResource("不是表格".getBytes(StandardCharsets.UTF_8), "自己的台账.xlsx"), "请换成有效的 .xlsx 文件");
    }

    private static void refused(Resource template, String reason) {
        assertThatThrownBy(() -> of(template))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("季度台账的 Excel 模板", "everspring.bulletin.ledger-template")
                .hasMessageContaining("自己的台账.xlsx")
                .hasMessageContaining(reason);
    }

    private static SheetTemplate of(Resource template) {
        return SheetTemplate.of(template, "季度台账", "everspring.bulletin.ledger-template", PLACES, Map.of(LIST, COLUMNS));
    }

    private static Resource ledger() {
        return new ClassPathResource("documents/ledger.xlsx");
    }

    /** The file as an owner would have saved it in Excel. */
    private static Resource changed(Consumer<XSSFSheet> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook(ledger().getInputStream())) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(out);
        }
        return new ByteArrayResource(out.toByteArray(), "自己的台账.xlsx");
    }

    private static XSSFWorkbook read(byte[] written) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written));
    }
}
