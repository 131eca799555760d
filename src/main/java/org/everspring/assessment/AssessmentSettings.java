package org.everspring.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.MonthDay;
import org.everspring.kernel.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * When the annual assessment begins, how long its steps take, and how its result is written.
 *
 * @param confirmWorkingDays working days that a unit has to confirm its score or to appeal, the day of announcing not
 *     counted
 * @param reviewWorkingDays working days that the office has to review the scores
 * @param appealWorkingDays working days that the office has to decide a unit's appeal
 * @param approvalWorkingDays working days that the leading group has to approve the result
 * @param opensOn month and day from which the assessment of the year before opens by itself
 * @param resultTemplate the Word file that the published result is written with, a copy of the built-in one with its
 *     places {{year}}, {{overview}} … kept
 */
@Validated
@ConfigurationProperties("everspring.assessment")
public record AssessmentSettings(
        @Min(1) @Max(60) @DefaultValue("5") int confirmWorkingDays,
        @Min(1) @Max(60) @DefaultValue("10") int reviewWorkingDays,
        @Min(1) @Max(60) @DefaultValue("5") int appealWorkingDays,
        @Min(1) @Max(60) @DefaultValue("5") int approvalWorkingDays,
        @NotNull @DefaultValue("01-15") String opensOn,

        @NotNull @DefaultValue("classpath:documents/assessment-result.docx")
        Resource resultTemplate) {

    public AssessmentSettings {
        monthDay(opensOn);
    }

    /** {@link #opensOn} as a day of every year. */
    public MonthDay opening() {
        return monthDay(opensOn);
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new InvalidInputException("设置everspring.assessment有误：opens-on应写成月-日，例如01-15。");
        }
    }
}
