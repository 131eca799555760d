package org.everspring.people.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.everspring.access.StaffMember;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyPeriod;

/** What was typed to name a deputy, as it was typed. */
record DeputyForm(String principal, String deputy, String from, String to, String reason) {

    static DeputyForm blank(StaffMember principal) {
        return new DeputyForm(principal.userId(), null, null, null, null);
    }

    DeputyPeriod named(Deputies deputies, StaffMember by, String principal) {
        return deputies.name(
                by, principal, deputy == null ? null : deputy.strip(), day(from), day(to), TypedText.clean(reason));
    }

    private static LocalDate day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("日期不正确，请按“2026-12-01”的格式填写。");
        }
    }
}
