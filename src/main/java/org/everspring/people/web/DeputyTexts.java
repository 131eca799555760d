package org.everspring.people.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyPeriod;
import org.everspring.people.DeputyPeriod.State;
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

    /** @param endable whether there is something left to end, and the reader may */
    record Row(DeputyPeriod period, String days, String principal, String deputy, State state, boolean endable) {

        /** Of the state, for the sheet. */
        public String style() {
            return switch (state) {
                case TO_COME -> "waiting";
                case IN_FORCE -> "accepted";
                case OVER -> "ended";
            };
        }
    }

    List<Row> rows(List<DeputyPeriod> periods, StaffMember reader) {
        Map<String, String> names = new HashMap<>();
        return periods.stream()
                .map(period -> row(period, reader, user -> names.computeIfAbsent(user, deputies::nameOf)))
                .toList();
    }

    String sentence(DeputyPeriod period) {
        return "%s由%s代%s办理。"
                .formatted(days(period), deputies.nameOf(period.deputyId()), deputies.nameOf(period.principalId()));
    }

    private Row row(DeputyPeriod period, StaffMember reader, UnaryOperator<String> name) {
        State state = period.on(LocalDate.now(clock));
        // A deputy does not lay the work down by himself; whoever has named him ends it.
        boolean foreign =
                period.deputyId().equals(reader.userId()) && !period.namedBy().equals(reader.userId());
        return new Row(
                period,
                days(period),
                name.apply(period.principalId()),
                name.apply(period.deputyId()),
                state,
                state != State.OVER && !foreign);
    }

    private static String days(DeputyPeriod period) {
        return period.firstDay().equals(period.lastDay())
                ? DateText.DAY.of(period.firstDay())
                : DateText.DAY.of(period.firstDay()) + "至" + DateText.DAY.of(period.lastDay());
    }
}
