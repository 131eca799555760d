package org.everspring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A list of ours as a workbook of one sheet: what its page shows, all pages of it. Text stays text, whatever it begins with,
 * and no cell is a formula. Rows go to disk as they come.
 *
 * @param <T> what a row is made of
 */
public final class ListWorkbook<T> {

    /** The type that browsers and mail know an Excel workbook by. */
    public static final MediaType TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int ROWS_IN_MEMORY = 200;

    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    /** @param name of the file, without its ending, and of the sheet */
    public ListWorkbook(String name) {
        this.name = name;
    }

    private record Column<T>(String head, int width, Function<T, @Nullable Object> value) {}

    /**
     * @param width in characters of which a Chinese one takes two
     * @param value a number becomes one; everything else is written as its text; null leaves the cell empty
     */
    public ListWorkbook<T> column(String head, int width, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(head, width, value));
        return this;
    }

    public ResponseEntity<byte[]> of(Iterable<T> rows) {
        return Download.of(name + ".xlsx", TYPE, write(rows));
    }

    byte[] write(Iterable<T> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            WorkbookCells cells = new WorkbookCells(workbook);
            Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
            cells.heads(
                    sheet,
                    0,
                    columns.stream().map(Column::head).toList(),
                    columns.stream().mapToInt(Column::width).toArray());
            WorkbookCells.layOut(sheet, 1, 0);
            int index = 1;
            for (T row : rows) {
                fill(sheet.createRow(index++), row, cells);
            }
            sheet.setAutoFilter(new CellRangeAddress(0, index - 1, 0, columns.size() - 1));
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void fill(Row cellsOfRow, T row, WorkbookCells cells) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).value().apply(row);
            if (value instanceof Number number) {
                WorkbookCells.number(cellsOfRow, i, new BigDecimal(number.toString()), cells.number);
            } else {
                WorkbookCells.text(cellsOfRow, i, value == null ? null : value.toString(), cells.text);
            }
        }
        WorkbookCells.fit(cellsOfRow, cellsOfRow.getSheet(), columns.size() - 1);
    }
}
