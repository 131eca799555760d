package org.everspring.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By which column a list is sorted, and which way. What is equal there, its query puts into an order that never varies. */
public record SortOrder<C extends Enum<C> & SortColumn>(C column, boolean descending) {

    /** Of an address: {@code due} the smallest first, {@code -due} the greatest. */
    private static final String DESCENDING = "-";

    public static <C extends Enum<C> & SortColumn> SortOrder<C> usual(Class<C> columns) {
        return naturally(columns.getEnumConstants()[0]);
    }

    /**
     * @param text as an address has it; null for the list's own order
     * @throws InvalidInputException when there is no such column
     */
    public static <C extends Enum<C> & SortColumn> SortOrder<C> parse(@Nullable String text, Class<C> columns) {
        if (text == null) {
            return usual(columns);
        }
        boolean descending = text.startsWith(DESCENDING);
        String code = descending ? text.substring(DESCENDING.length()) : text;
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.code().equals(code))
                .findFirst()
                .map(column -> new SortOrder<>(column, descending))
                .orElseThrow(() -> new InvalidInputException("不能按“" + text + "”排序，可以按"
                        + Arrays.stream(columns.getEnumConstants())
                                .map(SortColumn::label)
                                .collect(Collectors.joining("、"))
                        + "排序，请点击表头选择。"));
    }

    private static <C extends Enum<C> & SortColumn> SortOrder<C> naturally(C column) {
        return new SortOrder<>(column, column.greatestFirst());
    }

    /** Null for the list's own order. */
    public @Nullable String code() {
        return equals(usual(column.getDeclaringClass())) ? null : (descending ? DESCENDING : "") + column.code();
    }

    /** What somebody wants who chooses this column now: the other way round where the list is sorted by it already. */
    public SortOrder<C> by(C chosen) {
        return chosen == column ? new SortOrder<>(column, !descending) : naturally(chosen);
    }

    /** For a query: {@code asc} or {@code desc}. */
    public String direction() {
        return descending ? "desc" : "asc";
    }
}
