package org.everspring.improvement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Terms in working days do not count the day on which they begin.
 *
 * @param triageWorkingDays working days to triage a problem
 * @param benchmarkWorkingDays working days to benchmark a problem once it is assigned
 * @param verificationWorkingDays working days to verify what the unit has done
 * @param settlementWorkingDays working days for the office to settle what has failed too often
 * @param summaryWorkingDays working days to sum the experience up
 * @param returnWorkingDays working days that the unit has at least to mend what has not passed
 * @param failuresBeforeOffice failed verifications that bring a problem to the office, each time
 * @param maxTermDays calendar days from today that an improvement may be given at most
 * @param problemsPerHour problems that one account may report in an hour, by hand or as another system; more are
 *     answered by 429
 */
@Validated
@ConfigurationProperties("everspring.improvement")
record ImprovementSettings(
        @DefaultValue("2") @Min(1) @Max(60) int triageWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int benchmarkWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int verificationWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int settlementWorkingDays,
        @DefaultValue("10") @Min(1) @Max(60) int summaryWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int returnWorkingDays,
        @DefaultValue("3") @Min(1) @Max(20) int failuresBeforeOffice,
        @DefaultValue("366") @Min(1) @Max(1100) int maxTermDays,
        @DefaultValue("60") @Min(1) @Max(100_000) int problemsPerHour) {}
