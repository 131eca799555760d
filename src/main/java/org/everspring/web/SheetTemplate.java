package org.everspring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.kernel.CellText;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * An Excel workbook with places that are filled in: the build's own, or the copy of it that owners have edited in Excel. It
 * is read each time, so that one who edits it sees what comes of it.
 *
 * <p>{@code {{title}}} anywhere in a cell is filled in once. The last row of a sheet whose cells say {@code [rows.unit]} is
 * repeated for each row of that list, with the looks of its cells; columns may be moved, left out, renamed and formatted, and
 * what rows are to look like in which case is said by conditional formats. What is filled in is written as text, number or
 * date and never as a formula.
 *
 * <p>Rows are written to disk as they come, so that a nation's need no more memory than a city's.
 */
public final class SheetTemplate {

    /** The type that browsers and mail know an Excel workbook by. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern COLUMN = Pattern.compile("\\[(\\w+)\\.(\\w+)]");
    private static final int ROWS_IN_MEMORY = 200;

    /** As high as Excel makes a row at most. */
    private static final float HIGHEST = 409;

    private static final float LINE = 15;

    private final Resource file;
    private final Map<String, List<String>> columns;

    private SheetTemplate(Resource file, Map<String, List<String>> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * An owner's file is read at once, so that a broken one ends the start. The build's own is read by its tests.
     *
     * @param what as staff call it
     * @param setting that names the file
     * @param places that are filled in once
     * @param columns of each list that the file may repeat
     * @throws InvalidInputException when the file is no workbook, asks for what there is not, or repeats no list
     */
    public static SheetTemplate of(
            Resource file, String what, String setting, Set<String> places, Map<String, List<String>> columns) {
        SheetTemplate template = new SheetTemplate(file, columns);
        boolean ofTheBuild =
                file instanceof ClassPathResource ours && ours.getPath().startsWith("documents/") && ours.exists();
        if (!ofTheBuild) {
            template.check(what + "的 Excel 模板“" + file.getDescription() + "”（设置 " + setting + "）", places);
        }
        return template;
    }

    private void check(String name, Set<String> places) {
        boolean repeats = false;
        try (XSSFWorkbook workbook = open()) {
            for (Sheet sheet : workbook) {
                repeats |= Repeated.in(sheet, columns) != null;
                checkPlaces(sheet, places);
            }
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(name + "无法使用，请换成有效的 .xlsx 文件：" + e.getMessage());
        }
        if (!repeats) {
            Map.Entry<String, List<String>> list = columns.entrySet().iterator().next();
            throw new InvalidInputException(name + "缺少逐行填写的一行：工作表的最后一行应写有[" + list.getKey() + "."
                    + list.getValue().get(0) + "]等内容，请从系统自带的模板中补上。");
        }
    }

    private static void checkPlaces(Sheet sheet, Set<String> places) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                Matcher place = PLACE.matcher(cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "");
                while (place.find()) {
                    if (!places.contains(place.group(1))) {
                        throw new InvalidInputException(
                                "工作表“" + sheet.getSheetName() + "”中的" + place.group() + "不是可以填的内容。");
                    }
                }
            }
        }
    }

    private XSSFWorkbook open() throws IOException {
        try (InputStream content = file.getInputStream()) {
            return new XSSFWorkbook(content);
        }
    }

    /**
     * @param places what is filled in once, by the places' names
     * @param lists the rows of each list, by its name: texts, numbers, days, or null, by the columns' names
     */
    public byte[] write(Map<String, String> places, Map<String, List<Map<String, Object>>> lists) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook template = open()) {
            Map<Integer, Repeated> repeated = new TreeMap<>();
            for (Sheet sheet : template) {
                Repeated row = Repeated.in(sheet, columns);
                if (row != null) {
                    row.takeOut(sheet, lists.getOrDefault(row.list(), List.of()).size());
                    repeated.put(template.getSheetIndex(sheet), row);
                }
                fillIn(sheet, places);
            }
            try (SXSSFWorkbook workbook = new SXSSFWorkbook(template, ROWS_IN_MEMORY)) {
                repeated.forEach((index, row) ->
                        row.write(workbook.getSheetAt(index), lists.getOrDefault(row.list(), List.of())));
                workbook.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void fillIn(Sheet sheet, Map<String, String> places) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && PLACE.matcher(cell.getStringCellValue()).find()) {
                    cell.setCellValue(
                            CellText.of(filled(PLACE, cell.getStringCellValue(), place -> places.get(place.group(1)))));
                }
            }
        }
    }

    private static String filled(Pattern place, String text, Function<Matcher, @Nullable Object> value) {
        return place.matcher(text).replaceAll(found -> {
            Object filled = value.apply((Matcher) found);
            return Matcher.quoteReplacement(filled == null ? "" : filled.toString());
        });
    }

    /**
     * The row that is repeated, as it was before it was taken out.
     *
     * @param cells what each says, by its column
     */
    private record Repeated(String list, int index, Map<Integer, String> cells, Map<Integer, CellStyle> styles) {

        /** Null where the sheet repeats none. */
        static @Nullable Repeated in(Sheet sheet, Map<String, List<String>> columns) {
            Row last = sheet.getRow(sheet.getLastRowNum());
            if (last == null) {
                return null;
            }
            String list = null;
            Map<Integer, String> cells = new LinkedHashMap<>();
            Map<Integer, CellStyle> styles = new LinkedHashMap<>();
            for (Cell cell : last) {
                String text = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
                Matcher column = COLUMN.matcher(text);
                while (column.find()) {
                    if (!columns.getOrDefault(column.group(1), List.of()).contains(column.group(2))) {
                        throw new InvalidInputException(
                                "工作表“" + sheet.getSheetName() + "”中的" + column.group() + "不是可以填的内容。");
                    }
                    list = column.group(1);
                }
                cells.put(cell.getColumnIndex(), text);
                styles.put(cell.getColumnIndex(), cell.getCellStyle());
            }
            return list == null ? null : new Repeated(list, last.getRowNum(), cells, styles);
        }

        void takeOut(Sheet sheet, int rows) {
            sheet.removeRow(sheet.getRow(index));
            if (index > 0) {
                int last = cells.keySet().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
                sheet.setAutoFilter(new CellRangeAddress(index - 1, index - 1 + rows, 0, last));
            }
        }

        void write(Sheet sheet, List<Map<String, Object>> rows) {
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Object> values = rows.get(i);
                Row row = sheet.createRow(index + i);
                List<Integer> lines = new ArrayList<>(List.of(1));
                cells.forEach((column, text) -> {
                    Cell cell = row.createCell(column);
                    cell.setCellStyle(styles.get(column));
                    fill(cell, text, values);
                    lines.add(lines(cell, sheet.getColumnWidth(column) / 256 - 1));
                });
                int most = lines.stream().mapToInt(Integer::intValue).max().orElse(1);
                row.setHeightInPoints(Math.min(HIGHEST, LINE * most + 3));
            }
        }

        private void fill(Cell cell, String text, Map<String, Object> values) {
            Matcher alone = COLUMN.matcher(text);
            Object value = alone.matches()
                    ? values.get(alone.group(2))
                    : filled(COLUMN, text, column -> values.get(column.group(2)));
            if (value instanceof LocalDate day) {
                cell.setCellValue(day);
            } else if (value instanceof BigDecimal number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value != null && !value.toString().isEmpty()) {
                cell.setCellValue(CellText.of(value.toString()));
            }
        }

        /** Programs fit rows when one types, but not all of them when they open a file. */
        private static int lines(Cell cell, int width) {
            return cell.getCellType() != CellType.STRING || !cell.getCellStyle().getWrapText()
                    ? 1
                    : cell.getStringCellValue()
                            .lines()
                            .mapToInt(
                                    line -> Math.max(1, (WorkbookCells.widthOf(line) + width - 1) / Math.max(1, width)))
                            .sum();
        }
    }
}
