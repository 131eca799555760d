package org.everspring.people.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyPeriod;
import org.everspring.people.DeputyTasks.Claimed;
import org.springframework.stereotype.Component;

/** Deputies in words. */
@Component
class DeputyTexts {

    private final Deputies deputies;
    private final Clock clock;

    DeputyTexts(Deputies deputies, Clock clock) {
        this.deputies = deputies;
        this.clock = clock;
    }

    /**
     * @param state 未开始, 代办中 or 已结束
     * @param style of the state, for the sheet
     * @param endable whether there is something left to end, and the reader may
     */
    record Row(
            UUID id,
            String principal,
            String deputy,
            String period,
            String reason,
            String namedBy,
            String state,
            String style,
            boolean endable) {}

    record ClaimedRow(String taskId, String name, String matter, String principal, String due) {}

    List<Row> rows(List<DeputyPeriod> periods, StaffMember reader) {
        return periods.stream().map(period -> row(period, reader)).toList();
    }

    String sentence(DeputyPeriod period) {
        return "%s由%s代%s办理。"
                .formatted(days(period), deputies.nameOf(period.deputyId()), deputies.nameOf(period.principalId()));
    }

    ClaimedRow claimed(Claimed task) {
        return new ClaimedRow(
                task.taskId(),
                task.name(),
                task.matter(),
                task.principal(),
                task.dueAt() == null ? null : DateText.SHORT_MINUTE.of(task.dueAt()));
    }

    private Row row(DeputyPeriod period, StaffMember reader) {
        LocalDate today = LocalDate.now(clock);
        boolean over = today.isAfter(period.lastDay());
        boolean begun = !today.isBefore(period.firstDay());
        // A deputy does not lay the work down by himself; whoever has named him ends it.
        boolean foreign =
                period.deputyId().equals(reader.userId()) && !period.namedBy().equals(reader.userId());
        return new Row(
                period.id(),
                deputies.nameOf(period.principalId()),
                deputies.nameOf(period.deputyId()),
                days(period),
                period.reason(),
                period.namedByName(),
                over ? "已结束" : begun ? "代办中" : "未开始",
                over ? "ended" : begun ? "accepted" : "waiting",
                !over && !foreign);
    }

    private static String days(DeputyPeriod period) {
        return period.firstDay().equals(period.lastDay())
                ? DateText.DAY.of(period.firstDay())
                : DateText.DAY.of(period.firstDay()) + "至" + DateText.DAY.of(period.lastDay());
    }
}
