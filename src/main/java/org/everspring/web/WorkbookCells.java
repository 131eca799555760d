package org.everspring.web;

import java.math.BigDecimal;
import java.util.List;
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
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.everspring.kernel.CellText;
import org.jspecify.annotations.Nullable;

/** The looks of a workbook's cells, and how they are filled. */
public final class WorkbookCells {

    public static final String NOTHING = "—";

    public final CellStyle title;
    public final CellStyle head;
    public final CellStyle text;
    public final CellStyle centred;
    public final CellStyle number;
    public final CellStyle points;

    public WorkbookCells(Workbook workbook) {
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

    private static CellStyle bordered(Workbook workbook, HorizontalAlignment alignment) {
        CellStyle style = workbook.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    /** @param headRows that stay in sight and are repeated on each printed page */
    public static void layOut(Sheet sheet, int headRows, int headColumns) {
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.getFooter().setCenter("第 &P 页，共 &N 页");
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:" + headRows));
        sheet.createFreezePane(headColumns, headRows);
    }

    /** @param widths in characters, as many as names */
    public void heads(Sheet sheet, int index, List<String> names, int... widths) {
        Row row = sheet.createRow(index);
        row.setHeightInPoints(32);
        for (int i = 0; i < names.size(); i++) {
            text(row, i, names.get(i), head);
            sheet.setColumnWidth(i, widths[i] * 256);
        }
    }

    /** As high as its longest text needs; programs fit rows when one types, but not all of them when they open a file. */
    public static void fit(Row row, Sheet sheet, int lastColumn) {
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
    public static int widthOf(String text) {
        return text.chars().map(character -> character < 0x2000 ? 1 : 2).sum();
    }

    public static void text(Row row, int column, @Nullable String value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (value != null && !value.isEmpty()) {
            cell.setCellValue(CellText.of(value));
        }
    }

    public static void number(Row row, int column, @Nullable BigDecimal value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
        }
    }

    /** @param value what the formula gives, for programs that show a workbook without working it out */
    public static void formula(Row row, int column, String formula, @Nullable BigDecimal value, CellStyle style) {
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
