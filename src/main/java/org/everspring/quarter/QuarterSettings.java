package org.everspring.quarter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batchSize obligations and summaries that one transaction opens
 * @param countersignWorkingDays working days that co-leads have to answer, the day of asking not counted
 * @param judgementWorkingDays working days that the office has to accept or return a summary, the day on which it gets it not
 *     counted, and before the quarter closes
 * @param collationDelay how long after the closing of a quarter the draft of its bulletin waits, so that missing reports
 *     are recorded before it
 */
@Validated
@ConfigurationProperties("everspring.reporting.process")
record QuarterSettings(
        @DefaultValue("50") @Min(1) @Max(500) int batchSize,
        @DefaultValue("2") @Min(1) @Max(20) int countersignWorkingDays,
        @DefaultValue("2") @Min(1) @Max(20) int judgementWorkingDays,
        @DefaultValue("1h") Duration collationDelay) {}
