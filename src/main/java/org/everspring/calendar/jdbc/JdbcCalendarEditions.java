package org.everspring.calendar.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.CalendarEdition;
import org.everspring.calendar.CalendarEditions;
import org.everspring.calendar.StatutoryDay;
import org.everspring.kernel.ListPage;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCalendarEditions implements CalendarEditions {

    private static final int PAGE_SIZE = 20;
    private static final String EDITION = "select id, year_of, file_name, taken_by, taken_at from calendar_edition";

    private final JdbcClient jdbc;

    JdbcCalendarEditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from calendar_edition")
                .query(Long.class)
                .single();
    }

    @Override
    public List<CalendarEdition> all() {
        Map<Long, List<StatutoryDay>> days = new HashMap<>();
        jdbc.sql("select edition_id, on_day, working, occasion from calendar_day order by edition_id, on_day")
                .query(row -> {
                    days.computeIfAbsent(row.getLong("edition_id"), id -> new ArrayList<>())
                            .add(new StatutoryDay(
                                    row.getObject("on_day", LocalDate.class),
                                    row.getBoolean("working"),
                                    row.getString("occasion")));
                });
        return jdbc.sql(EDITION + " order by id")
                .query((row, number) -> read(row, days.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    @Override
    public ListPage<CalendarEdition> page(int page) {
        int total = jdbc.sql("select count(*) from calendar_edition")
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                PAGE_SIZE,
                before -> jdbc.sql(EDITION + " order by id desc offset :before rows fetch next :size rows only")
                        .param("before", before)
                        .param("size", PAGE_SIZE)
                        .query((row, number) -> read(row, List.of()))
                        .list());
    }

    private static CalendarEdition read(ResultSet row, List<StatutoryDay> days) throws SQLException {
        return new CalendarEdition(
                row.getLong("id"),
                row.getInt("year_of"),
                row.getString("file_name"),
                row.getString("taken_by"),
                row.getObject("taken_at", OffsetDateTime.class),
                days);
    }

    @Override
    public boolean add(CalendarEdition edition) {
        try {
            jdbc.sql("""
                            insert into calendar_edition (id, year_of, file_name, taken_by, taken_at)
                            values (:id, :year, :file, :by, :at)""")
                    .param("id", edition.id())
                    .param("year", edition.year())
                    .param("file", edition.fileName())
                    .param("by", edition.takenBy())
                    .param("at", edition.takenAt())
                    .update();
        } catch (DuplicateKeyException e) {
            return false;
        }
        edition.days()
                .forEach(day -> jdbc.sql(
                                "insert into calendar_day (edition_id, on_day, working, occasion) values (:id, :day, :working, :occasion)")
                        .param("id", edition.id())
                        .param("day", day.date())
                        .param("working", day.working())
                        .param("occasion", day.occasion())
                        .update());
        return true;
    }
}
