package org.everspring.scoreboard.web;

import java.util.List;
import org.everspring.kernel.ListPage;
import org.everspring.scoring.InputWords;
import org.everspring.web.ChartTable;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * One unit's score opened into its lines. Every text is ready to be read; what is null is not there.
 *
 * @param total null when no line gives points
 * @param group in which it is ranked; null when it is not
 * @param task the business key of the task that the reader may have
 * @param sum how the total adds up, in one paragraph
 * @param courses the unit's scores over time
 */
record SheetPage(
        String period,
        String label,
        String unit,
        String name,
        String fullName,
        String state,
        String stateLabel,
        @Nullable String total,
        @Nullable String grade,
        @Nullable String group,
        @Nullable String place,
        @Nullable String listed,
        @Nullable String listedLabel,
        @Nullable String confirmation,
        @Nullable String task,
        List<PartRow> parts,
        @Nullable String weighted,
        String weightsCounted,
        String bonus,
        String deduction,
        @Nullable String adjustment,
        String caps,
        String sum,
        List<PartLines> lines,
        List<ChartTable> courses) {

    /**
     * @param counted how many lines give points
     * @param average null without a duty in this part
     * @param share what the part gives to the weighted average
     */
    record PartRow(
            String label,
            String weight,
            int counted,
            @Nullable String average,
            @Nullable String share) {}

    /** @param code as an address has it */
    record PartLines(String code, String label, ListPage<Line> page, ListAddress address) {}

    /**
     * @param link null where the reader may not read the matter
     * @param points what counts
     * @param original what the table gave, where it was corrected; null otherwise
     * @param rule the table with its version and the rule's number
     */
    record Line(
            int number,
            String title,
            @Nullable String link,
            String finding,
            String points,
            @Nullable String original,
            String adjustment,
            @Nullable String originalAdjustment,
            String rule,
            String annotation,
            List<InputWords.Input> inputs,
            List<Correction> corrections,
            List<Appeal> appeals) {}

    record Correction(String text, String reason, String by, String at) {}

    /** @param decision null until it is decided */
    record Appeal(
            String reason,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String by,
            @Nullable String at) {}
}
