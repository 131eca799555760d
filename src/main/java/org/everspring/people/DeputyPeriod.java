package org.everspring.people;

import java.time.LocalDate;
import java.util.UUID;
import org.everspring.kernel.Labelled;

/**
 * Somebody stands in for somebody else. In this time the deputy has the principal's units and posts in them, never what
 * the principal administers.
 *
 * @param firstDay inclusive, from 00:00 in Asia/Shanghai
 * @param lastDay inclusive, until 24:00 in Asia/Shanghai
 * @param namedByName as it was then
 */
public record DeputyPeriod(
        UUID id,
        String principalId,
        String deputyId,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        String namedBy,
        String namedByName) {

    public enum State implements Labelled {
        TO_COME("未开始"),
        IN_FORCE("代办中"),
        OVER("已结束");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public State on(LocalDate day) {
        return day.isBefore(firstDay) ? State.TO_COME : day.isAfter(lastDay) ? State.OVER : State.IN_FORCE;
    }
}
