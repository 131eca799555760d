package org.everspring.quarter;

import org.everspring.reporting.ProgressStatus;

/** What the lead hands in. Optional texts are null when empty. */
public record SummaryText(
        ProgressStatus status,
        String progress,
        String problems,
        String experience,
        String nextSteps,
        String signedBy) {}
