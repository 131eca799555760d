package org.everspring.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.everspring.calendar.DateText;
import org.everspring.kernel.CellText;
import org.everspring.kernel.CsvLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was searched, as a file. Lines are read and written as they come, so that years need no more memory than a day. */
@Component
public class AuditExport {

    /** Excel has room for some more; whoever needs those takes the text. */
    static final int MOST_IN_WORKBOOK = 1_000_000;

    private static final List<String> HEADS =
            List.of("编号", "时间", "姓名", "账号", "代何人办理", "来源地址", "类别", "操作", "对象", "对象名称", "结果", "原因", "内容", "请求");
    private static final int[] WIDTHS = {10, 27, 16, 24, 16, 18, 16, 22, 26, 26, 10, 40, 40, 50};
    private static final int ROWS_AT_ONCE = 1000;

    private final AuditEvents events;

    AuditExport(AuditEvents events) {
        this.events = events;
    }

    /** Comma-separated, UTF-8 with the mark that Excel knows it by; the latest first. */
    public void writeCsv(AuditSearch search, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(CsvLine.MARK);
        writer.write(CsvLine.of(HEADS));
        each(search, Long.MAX_VALUE, entry -> writer.write(CsvLine.of(values(entry))));
        writer.flush();
    }

    /** The latest first; beyond a million lines the oldest are left out, and the last row says so. */
    public void writeWorkbook(AuditSearch search, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_AT_ONCE)) {
            Sheet sheet = workbook.createSheet("审计记录");
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.setColumnWidth(column, WIDTHS[column] * 256);
            }
            sheet.createFreezePane(0, 1);
            fill(sheet.createRow(0), HEADS, head(workbook));
            long written =
                    each(search, MOST_IN_WORKBOOK, entry -> fill(sheet.createRow(next(sheet)), values(entry), null));
            sheet.setAutoFilter(new CellRangeAddress(0, (int) written, 0, HEADS.size() - 1));
            if (written == MOST_IN_WORKBOOK) {
                fill(sheet.createRow(next(sheet)), List.of("仅导出最近的" + written + "条，更早的请缩小期间或导出.csv文件。"), null);
            }
            workbook.write(out);
        }
    }

    private static int next(Sheet sheet) {
        return sheet.getLastRowNum() + 1;
    }

    private static CellStyle head(SXSSFWorkbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(bold);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** @param style null for the plain one */
    private static void fill(Row row, List<String> values, @Nullable CellStyle style) {
        for (int column = 0; column < values.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellValue(CellText.of(values.get(column)));
            if (style != null) {
                cell.setCellStyle(style);
            }
        }
    }

    private interface Sink {
        void take(AuditEntry entry) throws IOException;
    }

    private long each(AuditSearch search, long most, Sink sink) throws IOException {
        long taken = 0;
        AuditCursor before = null;
        List<AuditEntry> entries;
        do {
            entries = events.find(search, before, (int) Math.min(ROWS_AT_ONCE, most - taken));
            for (AuditEntry entry : entries) {
                sink.take(entry);
                before = entry.position();
            }
            taken += entries.size();
        } while (entries.size() == ROWS_AT_ONCE && taken < most);
        return taken;
    }

    private static List<String> values(AuditEntry entry) {
        AuditEvent event = entry.event();
        AuditedPerson person = event.person() == null ? new AuditedPerson(null, null) : event.person();
        AuditedAction audited = event.audited();
        return Stream.of(
                        String.valueOf(entry.id()),
                        DateText.TABLE_MICROSECOND.of(event.at()),
                        person.name(),
                        person.userId(),
                        person.onBehalfOf(),
                        event.address(),
                        audited.kind().label(),
                        audited.action(),
                        audited.subject(),
                        audited.subjectName(),
                        event.result().label(),
                        event.reason(),
                        audited.detail(),
                        event.request())
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
    }
}
