package org.everspring.reporting;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Who has done a step, and when.
 *
 * @param userId null where nobody did it but the date, or where nobody was recorded
 */
public record DoneBy(@Nullable String userId, OffsetDateTime at) {}
