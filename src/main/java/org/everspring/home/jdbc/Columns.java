package org.everspring.home.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.TaskColumn;
import org.jspecify.annotations.Nullable;

/** What the queries of this package have in common. */
final class Columns {

    static final List<String> NAMES =
            Arrays.stream(TaskColumn.values()).map(TaskColumn::variable).toList();

    private Columns() {}

    /** A value of one of the columns, and the task, execution or instance that has it. */
    record Value(String scope, String name, String text) {

        static Value of(ResultSet row) throws SQLException {
            return new Value(row.getString("scope_"), row.getString("name_"), row.getString("text_"));
        }
    }

    /** By their scopes and names. */
    static Map<String, Map<String, String>> byScope(List<Value> values) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        Value::scope, Collectors.toMap(Value::name, Value::text, (one, other) -> one)));
    }

    /** Camunda's columns are without a zone; they are in the one that the JVM has to have. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.atZone(WorkCalendar.ZONE).toInstant();
    }

    /** Of a column that is never null. */
    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class)
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    /** As a parameter for such a column. */
    static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, WorkCalendar.ZONE);
    }

    /** A condition that each of the words, {@code :word0} and so on, stands in one of the texts. */
    static String containing(List<String> words, String anyText) {
        return IntStream.range(0, words.size())
                .mapToObj(number -> " and (" + anyText.replace(":word", ":word" + number) + ")")
                .collect(Collectors.joining());
    }

    /** The words for {@code like … escape '!'}. */
    static Map<String, String> parameters(List<String> words) {
        return IntStream.range(0, words.size())
                .boxed()
                .collect(Collectors.toMap(
                        number -> "word" + number,
                        number -> "%" + words.get(number).replaceAll("[!%_]", "!$0") + "%"));
    }
}
