package org.everspring.measures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param dueWorkingDays working days that a unit has to break an item down, the day of opening not counted
 * @param closingWorkingDays working days after the due date until an unanswered breakdown is recorded as missing
 */
@Validated
@ConfigurationProperties("everspring.measures")
record MeasureSettings(
        @DefaultValue("10") @Min(1) @Max(60) int dueWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int closingWorkingDays) {}
