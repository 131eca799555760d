package org.everspring.problems.jdbc;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ProblemId;
import org.everspring.problems.TimelineEntries;
import org.everspring.problems.TimelineEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTimelineEntries implements TimelineEntries {

    private final JdbcClient jdbc;

    JdbcTimelineEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProblemId id, String occurrence, TimelineEntry entry) {
        boolean known = jdbc.sql("select count(*) from problem_event where problem_id = ? and occurrence = ?")
                        .params(id.value(), occurrence)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("insert into problem_event (problem_id, occurrence, at, who, what, text)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), occurrence, entry.at(), entry.who(), entry.what(), entry.text())
                    .update();
        }
    }

    @Override
    public List<TimelineEntry> of(ProblemId id) {
        return jdbc.sql("select * from problem_event where problem_id = ? order by id")
                .param(id.value())
                .query((row, number) -> new TimelineEntry(
                        WorkCalendar.here(row.getObject("at", OffsetDateTime.class)),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("text")))
                .list();
    }
}
