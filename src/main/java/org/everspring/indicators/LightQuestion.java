package org.everspring.indicators;

import java.util.Locale;
import java.util.Map;
import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the light of an item in a quarter depends on.
 *
 * @param phase {@code none}, {@code ahead} or {@code past}
 * @param summary {@code none} where no summary is the reader's to see, {@code pending}, {@code submitted}, {@code accepted}
 *     or {@code missing}
 * @param progress null before the lead has said it
 * @param missingPercent of the reports owed, rounded up
 * @param latePercent of the reports owed, rounded up: handed in late, overdue or missing
 * @param summaryLate working days; 0 in time or before its date
 * @param problemsOverdue at this moment
 */
public record LightQuestion(
        String phase,
        String summary,
        @Nullable ProgressStatus progress,
        int missingPercent,
        int latePercent,
        int summaryLate,
        int problemsOverdue) {

    /** @param summary null where it is not the reader's to see */
    public static LightQuestion of(ReportTally reports, @Nullable SummaryMark summary, int problemsOverdue) {
        boolean ahead = reports.waiting() > 0
                || summary != null && summary.state() == SummaryMark.State.PENDING && summary.workingDaysLate() == 0;
        String phase = reports.due() == 0 && summary == null ? "none" : ahead ? "ahead" : "past";
        return new LightQuestion(
                phase,
                summary == null ? "none" : summary.state().name().toLowerCase(Locale.ROOT),
                summary == null ? null : summary.progress(),
                percent(reports.missing(), reports.due()),
                percent(reports.late(), reports.due()),
                summary == null ? 0 : summary.workingDaysLate(),
                problemsOverdue);
    }

    /** By the names of the table's inputs. */
    public Map<String, Object> values() {
        return Map.of(
                "phase", phase,
                "summary", summary,
                "progress", progress == null ? "none" : progress.code(),
                "missingPercent", missingPercent,
                "latePercent", latePercent,
                "summaryLate", summaryLate,
                "problemsOverdue", problemsOverdue);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : (part * 100 + whole - 1) / whole;
    }
}
