package org.everspring.quarter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What somebody does in December 2026, step by step: {@code "16 10:00 ask 28, 17 11:00 grant 28"}.
 *
 * @param steps in order
 */
record Script(List<Step> steps) {

    /** @param day what the step speaks of, for instance the date asked for; may be null */
    record Step(LocalDateTime at, String verb, LocalDate day) {

        private static Step parse(String text) {
            String[] words = text.split(" ");
            return new Step(
                    december(words[0]).atTime(LocalTime.parse(words[1])),
                    words[2],
                    words.length > 3 ? december(words[3]) : null);
        }

        boolean is(String... verbs) {
            return List.of(verbs).contains(verb);
        }
    }

    static Script of(String text) {
        return new Script(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(", ")).map(Step::parse).toList());
    }

    static LocalDate december(String day) {
        return LocalDate.of(2026, 12, Integer.parseInt(day));
    }

    /** December 2026 has no statutory holiday and no weekend day that is worked. */
    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    int count(String... verbs) {
        return (int) steps.stream().filter(step -> step.is(verbs)).count();
    }

    boolean has(String... verbs) {
        return count(verbs) > 0;
    }

    Optional<Step> last(String... verbs) {
        return steps.stream().filter(step -> step.is(verbs)).reduce((first, second) -> second);
    }
}
