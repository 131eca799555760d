package org.everspring.promotion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param reviewWorkingDays working days that the office has to review a nomination
 * @param reviseWorkingDays working days that a unit has to revise what was returned
 * @param reviseClosingWorkingDays working days after the date of a revision until a returned nomination lapses
 * @param adoptClosingWorkingDays working days after the date for answers until a target unit is recorded as missing
 * @param recogniseWorkingDays working days that the office has to recognise an experience once the answers are in
 * @param passMark points of 100 that an experience needs to be published
 * @param caseTemplate the Word file that a case of the experience library is written with, a copy of the built-in one
 *     with its places {{title}}, {{background}} … kept
 */
@Validated
@ConfigurationProperties("everspring.promotion")
record PromotionSettings(
        @DefaultValue("5") @Min(1) @Max(60) int reviewWorkingDays,
        @DefaultValue("5") @Min(1) @Max(60) int reviseWorkingDays,
        @DefaultValue("10") @Min(1) @Max(60) int reviseClosingWorkingDays,
        @DefaultValue("20") @Min(1) @Max(60) int adoptClosingWorkingDays,
        @DefaultValue("10") @Min(1) @Max(60) int recogniseWorkingDays,
        @DefaultValue("60") @Min(0) @Max(100) int passMark,

        @DefaultValue("classpath:documents/experience-case.docx")
        Resource caseTemplate) {}
