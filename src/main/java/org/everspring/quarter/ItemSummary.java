package org.everspring.quarter;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;

/**
 * One item's summary in one quarter.
 *
 * @param openReports reports that are not closed yet
 * @param round counts what the lead has handed in, from 1; 0 before
 * @param lateWorkingDays working days after the due date of the first one, 0 when on time; null before
 */
public record ItemSummary(
        SummaryId id,
        UnitId leadUnit,
        SummaryState state,
        Deadline due,
        Deadline closes,
        int openReports,
        int round,
        OffsetDateTime firstSubmittedAt,
        Integer lateWorkingDays,
        int timesReturned,
        int timesObjected) {}
