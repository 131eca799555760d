package org.everspring.kernel;

/** What a cell of a workbook says to whoever opens the file. */
public final class CellText {

    private CellText() {}

    /** The file format writes a character as {@code _x0041_}; who has typed just that is to read it again. */
    public static String of(String typed) {
        return typed.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }
}
