package org.everspring.people;

import java.time.LocalDate;
import java.util.UUID;

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

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
