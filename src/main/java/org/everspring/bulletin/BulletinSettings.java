package org.everspring.bulletin;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param template the Word file that a bulletin is written with, a copy of the built-in one with its places {{title}},
 *     {{number}} … kept
 * @param correctionTemplate the Word file that a correction is written with, a copy of the built-in one
 * @param ledgerTemplate the Excel file that the quarter's ledger is written with, a copy of the built-in one; its columns
 *     may be moved, renamed and left out
 */
@Validated
@ConfigurationProperties("everspring.bulletin")
record BulletinSettings(
        @NotNull @DefaultValue("classpath:documents/bulletin.docx")
        Resource template,

        @NotNull @DefaultValue("classpath:documents/bulletin-correction.docx")
        Resource correctionTemplate,

        @NotNull @DefaultValue("classpath:documents/ledger.xlsx")
        Resource ledgerTemplate) {}
