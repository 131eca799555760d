package org.everspring.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** A line of comma-separated values, as spreadsheets and archives read them. */
public final class CsvLine {

    /** What begins a file in UTF-8, so that Excel knows it. */
    public static final char MARK = '\uFEFF';

    /** With the wide signs of a Chinese keyboard, which a spreadsheet may read too. */
    private static final String FORMULA = "=+-@＝＋－＠\t";

    private CsvLine() {}

    public static String of(List<String> values) {
        return values.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Whatever a spreadsheet might take for a formula is led in by an apostrophe: much here was typed by strangers. */
    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
