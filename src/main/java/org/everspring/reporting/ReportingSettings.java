package org.everspring.reporting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param returnWorkingDays working days that a unit has at least to mend a returned report, the day of return not counted */
@Validated
@ConfigurationProperties("everspring.reporting.process")
record ReportingSettings(@DefaultValue("2") @Min(1) @Max(20) int returnWorkingDays) {}
