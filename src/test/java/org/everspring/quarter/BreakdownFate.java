package org.everspring.quarter;

import static org.everspring.measures.BreakdownState.CONFIRMED;
import static org.everspring.measures.BreakdownState.MISSING;
import static org.everspring.measures.BreakdownState.SUBMITTED;

import org.everspring.measures.BreakdownState;

/** What becomes of a breakdown that the opening of 2026Q4 asks for: due on the 15th, closed when the 22nd is over. */
enum BreakdownFate {
    PUNCTUAL("03 10:30 draft, 04 10:30 confirm", CONFIRMED),
    SILENT("", MISSING),
    RETURNED("03 10:30 draft, 04 10:30 return, 07 10:30 draft, 08 10:30 confirm", CONFIRMED),
    ALSO_PUNCTUAL("07 14:30 draft, 08 14:30 confirm", CONFIRMED),
    LATE("17 15:30 draft, 18 15:30 confirm", CONFIRMED),
    UNCONFIRMED("10 15:30 draft", SUBMITTED),
    IN_THE_LAST_HOUR("22 23:30 draft, 23 10:30 confirm", CONFIRMED);

    final Script script;
    final BreakdownState end;

    BreakdownFate(String script, BreakdownState end) {
        this.script = Script.of(script);
        this.end = end;
    }

    /** Every second unit does as it should; the others take their parts in turn. */
    static BreakdownFate of(int index) {
        return index % 2 == 0 ? PUNCTUAL : values()[index / 2 % values().length];
    }
}
