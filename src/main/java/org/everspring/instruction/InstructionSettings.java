package org.everspring.instruction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param receiptWorkingDays working days that a unit has to sign for a leader's instruction, the day of writing not counted
 * @param usualWorkingDays working days that the page offers for the answer; whoever writes the instruction may set any date
 */
@Validated
@ConfigurationProperties("everspring.instruction")
public record InstructionSettings(
        @DefaultValue("1") @Min(1) @Max(20) int receiptWorkingDays,
        @DefaultValue("10") @Min(1) @Max(120) int usualWorkingDays) {}
