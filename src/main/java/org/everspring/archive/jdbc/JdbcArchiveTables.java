package org.everspring.archive.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.everspring.archive.ArchiveTable;
import org.everspring.archive.ArchiveTables;
import org.everspring.archive.ArchivedYear;
import org.everspring.calendar.DateText;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** By {@code archive/tables.yaml}. PostgreSQL's driver hands rows on as they come within a transaction only. */
@Component
class JdbcArchiveTables implements ArchiveTables {

    private static final int ROWS_AT_ONCE = 200;
    private static final String EVIDENCE = "佐证材料";

    private final NamedParameterJdbcTemplate jdbc;
    private final List<ArchiveTable> tables = read();

    JdbcArchiveTables(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    private static List<ArchiveTable> read() {
        try (InputStream file = new ClassPathResource("archive/tables.yaml").getInputStream()) {
            List<Map<String, String>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return entries.stream()
                    .map(entry -> new ArchiveTable(of(entry, "name"), of(entry, "sql")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(Map<String, String> entry, String part) {
        return Objects.requireNonNull(entry.get(part), part);
    }

    @Override
    public List<ArchiveTable> all() {
        return tables;
    }

    @Override
    @Transactional(readOnly = true)
    public void read(ArchiveTable table, ArchivedYear year, Lines lines) {
        jdbc.query(table.sql(), parameters(year), rows -> {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> heads = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                heads.add(columns.getColumnLabel(column));
            }
            lines.add(heads);
            while (rows.next()) {
                lines.add(values(rows, heads.size()));
            }
            return null;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> evidence(ArchivedYear year) {
        ArchiveTable evidence = tables.stream()
                .filter(table -> table.name().equals(EVIDENCE))
                .findFirst()
                .orElseThrow();
        return jdbc.query(evidence.sql(), parameters(year), (row, number) -> UUID.fromString(row.getString("文件编号")));
    }

    private static Map<String, Object> parameters(ArchivedYear year) {
        return Map.of(
                "year", Integer.toString(year.value()),
                "quarters", year.value() + "Q%",
                "from", year.from(),
                "until", year.until());
    }

    private static List<String> values(ResultSet row, int columns) throws SQLException {
        List<String> values = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
            values.add(text(value(row, column)));
        }
        return values;
    }

    /** PostgreSQL calls a moment with its zone a mere timestamp. */
    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        return type == Types.TIMESTAMP_WITH_TIMEZONE || type == Types.TIMESTAMP
                ? row.getObject(column, OffsetDateTime.class)
                : row.getObject(column);
    }

    /** Moments by the plan's zone; all else as it is kept. */
    private static String text(@Nullable Object value) {
        if (value instanceof OffsetDateTime moment) {
            return DateText.TABLE_SECOND.of(moment.toInstant());
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? "" : value.toString();
    }
}
