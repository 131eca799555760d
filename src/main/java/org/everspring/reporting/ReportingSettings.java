package org.everspring.reporting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param returnWorkingDays working days that a unit has at least to mend a returned report, the day of return not counted
 * @param reviewWorkingDays working days before the summary's date by which the lead reviews the reports; a report that comes
 *     later is reviewed within as many working days, the day of handing in not counted, and before the quarter closes
 */
@Validated
@ConfigurationProperties("everspring.reporting.process")
record ReportingSettings(
        @DefaultValue("2") @Min(1) @Max(20) int returnWorkingDays,
        @DefaultValue("1") @Min(0) @Max(20) int reviewWorkingDays) {}
