package org.everspring.people.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.everspring.access.StaffMember;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyPeriod;
import org.jspecify.annotations.Nullable;

/** What was typed to name a deputy, as it was typed. */
record DeputyForm(
        String principal,
        @Nullable String deputy,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason) {

    static DeputyForm blank(StaffMember principal) {
        return new DeputyForm(principal.userId(), null, null, null, null);
    }

    DeputyPeriod named(Deputies deputies, StaffMember by, String principal) {
        return deputies.name(by, principal, TypedText.clean(deputy), day(from), day(to), TypedText.clean(reason));
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("日期不正确，请按“2026-12-01”的格式填写。");
        }
    }
}
