package org.everspring.quarter;

import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;

/** What the lead hands in. Optional texts are null when empty. */
public record SummaryText(
        ProgressStatus status,
        String progress,
        @Nullable String problems,
        @Nullable String experience,
        String nextSteps,
        String signedBy) {}
