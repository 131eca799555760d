package org.everspring.quarter;

import static org.everspring.quarter.SummaryState.ACCEPTED;
import static org.everspring.quarter.SummaryState.MISSING;
import static org.everspring.quarter.SummaryState.SUBMITTED;

import java.util.Map;
import org.everspring.matter.SummaryId;

/** What becomes of a summary of 2026Q4, which is due on Friday the 25th. Co-leads have two working days to answer. */
enum SummaryFate {
    PUNCTUAL("23 14:00 submit, 23 16:00 agree, 24 10:00 accept", ACCEPTED, 0, 0),
    /** Silence counts as consent when the 24th is over. */
    CO_LEADS_SILENT("22 14:00 submit, 25 10:00 accept", ACCEPTED, 0, 0),
    OBJECTED("22 14:00 submit, 22 16:00 object, 24 14:00 submit, 24 15:00 agree, 24 16:00 accept", ACCEPTED, 0, 1),
    OBJECTED_TWICE(
            "22 14:00 submit, 22 16:00 object, 23 14:00 submit, 23 15:00 object, 24 16:00 accept", ACCEPTED, 0, 1),
    RETURNED(
            "23 14:00 submit, 23 16:00 agree, 24 10:00 return, 25 10:00 submit, 25 11:00 agree, 28 10:00 accept",
            ACCEPTED,
            0,
            0),
    LATE("29 14:00 submit, 29 16:00 agree, 30 10:00 accept", ACCEPTED, 2, 0),
    ON_THE_LAST_DAY("31 11:00 submit, 31 14:00 agree, 31 16:00 accept", ACCEPTED, 4, 0),
    UNDECIDED("24 14:00 submit, 24 16:00 agree", SUBMITTED, 0, 0),
    SILENT("", MISSING, null, 0);

    private static final Map<String, SummaryFate> BY_ITEM = Map.ofEntries(
            Map.entry("2.1", PUNCTUAL),
            Map.entry("2.2", CO_LEADS_SILENT),
            Map.entry("2.3", OBJECTED),
            Map.entry("2.4", OBJECTED_TWICE),
            Map.entry("2.5", PUNCTUAL),
            Map.entry("2.6", SILENT),
            Map.entry("2.7", LATE),
            Map.entry("2.8", RETURNED),
            Map.entry("2.9", CO_LEADS_SILENT),
            Map.entry("2.10", ON_THE_LAST_DAY),
            Map.entry("3.11", UNDECIDED),
            Map.entry("3.12", RETURNED),
            Map.entry("3.13", OBJECTED),
            Map.entry("4.1", PUNCTUAL),
            Map.entry("4.2", PUNCTUAL),
            Map.entry("4.3", SILENT));

    final Script script;
    final SummaryState end;
    /** Working days, of the first summary handed in; null where there is none. */
    final Integer late;

    final int objected;

    SummaryFate(String script, SummaryState end, Integer late, int objected) {
        this.script = Script.of(script);
        this.end = end;
        this.late = late;
        this.objected = objected;
    }

    static SummaryFate of(SummaryId id) {
        return BY_ITEM.get(id.item().value());
    }
}
