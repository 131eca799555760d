package org.everspring.quarter;

import static org.everspring.reporting.ObligationState.ACCEPTED;
import static org.everspring.reporting.ObligationState.MISSING;
import static org.everspring.reporting.ObligationState.UNREVIEWED;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.everspring.matter.ObligationId;
import org.everspring.quarter.Script.Step;
import org.everspring.reporting.ObligationState;

/** What becomes of an obligation of 2026Q4, which is due on Sunday the 20th and closes on the 31st. */
enum Fate {
    PUNCTUAL("03 15:00 report, 07 10:00 accept", ACCEPTED, 0),
    BEFORE_ANY_MEASURES("02 10:00 report, 02 16:00 accept", ACCEPTED, 0),
    RETURNED("09 10:00 report, 10 10:00 return, 14 10:00 report, 15 10:00 accept", ACCEPTED, 0),
    ALSO_PUNCTUAL("16 15:00 report, 17 10:00 accept", ACCEPTED, 0),
    WITHDRAWN("09 10:00 report, 09 11:00 withdraw, 10 10:00 report, 11 10:00 accept", ACCEPTED, 0),
    LATE("23 10:00 report, 24 10:00 accept", ACCEPTED, 3),
    EXTENDED("16 10:00 ask 28, 17 11:00 grant 28, 28 15:00 report, 29 10:00 accept", ACCEPTED, 0),
    URGED("17 10:00 urge, 17 14:00 answer, 18 10:00 report, 18 15:00 accept", ACCEPTED, 0),
    SILENT("", MISSING, null),
    UNREVIEWED_BY_THE_LEAD("18 10:00 report", UNREVIEWED, 0),
    REFUSED_AN_EXTENSION("16 10:00 ask 28, 17 11:00 refuse, 18 15:00 report, 19 10:00 accept", ACCEPTED, 0),
    IN_THE_LAST_MINUTE("20 23:59 report, 21 10:00 accept", ACCEPTED, 0),
    IN_THE_FIRST_LATE_MINUTE("21 00:00 report, 21 10:00 accept", ACCEPTED, 1),
    RETURNED_THEN_SILENT("10 10:00 report, 11 10:00 return", MISSING, 0),
    EXTENDED_AND_LATE("16 10:00 ask 24, 17 11:00 grant 24, 28 15:00 report, 29 10:00 accept", ACCEPTED, 2),
    URGED_IN_VAIN("22 10:00 urgeByOffice", MISSING, null),
    WITHDRAWN_THEN_SILENT("16 10:00 report, 16 11:00 withdraw", MISSING, null),
    RETURNED_AT_THE_END("18 10:00 report, 30 10:00 return, 31 10:00 report, 31 15:00 accept", ACCEPTED, 0),
    REPORTED_BEFORE_THE_EXTENSION("16 10:00 ask 28, 16 15:00 report, 17 10:00 accept", ACCEPTED, 0),
    EXTENDED_THEN_SILENT("16 10:00 ask 31, 17 11:00 grant 31", MISSING, null),
    ACCEPTED_BEFORE_THE_ANSWER("15 10:00 urge, 16 10:00 report, 16 15:00 accept", ACCEPTED, 0),
    ASKED_IN_VAIN("18 10:00 ask 28", MISSING, null),
    LATE_AND_UNREVIEWED("31 16:00 report", UNREVIEWED, 9),
    LATE_AND_RETURNED("22 10:00 report, 23 10:00 return, 30 10:00 report, 31 10:00 accept", ACCEPTED, 2);

    final Script script;
    final ObligationState end;
    /** Working days, of the first report that was not withdrawn; null where there is none. */
    final Integer late;

    Fate(String script, ObligationState end, Integer late) {
        this.script = Script.of(script);
        this.end = end;
        this.late = late;
    }

    /** Two units in three do as they should; the others take their parts in turn. All of item 4.2 is in early. */
    static Fate of(int index, ObligationId id) {
        if (index % 3 != 0 || id.item().value().equals("4.2")) {
            return index % 3 == 1 ? ALSO_PUNCTUAL : PUNCTUAL;
        }
        return values()[index / 3 % values().length];
    }

    /** The last day that is on time: the 20th, unless an extension or a return has moved it before the moment. */
    LocalDate dueAt(LocalDateTime moment) {
        LocalDate due = Script.december("20");
        for (Step step : script.steps()) {
            if (step.at().isBefore(moment) && step.is("grant")) {
                due = step.day();
            } else if (step.at().isBefore(moment) && step.is("return")) {
                LocalDate termToMend = inTwoWorkingDays(step.at().toLocalDate());
                due = termToMend.isAfter(due) ? termToMend : due;
            }
        }
        return due;
    }

    /** Not after the quarter's closing on the 31st. */
    private static LocalDate inTwoWorkingDays(LocalDate day) {
        LocalDate closing = Script.december("31");
        return day.plusDays(1)
                .datesUntil(closing.plusDays(1))
                .filter(Script::isWorkingDay)
                .skip(1)
                .findFirst()
                .orElse(closing);
    }

    boolean countsAsMissing() {
        return end == MISSING;
    }

    boolean countsAsOnTime() {
        return end != MISSING && late == 0;
    }
}
