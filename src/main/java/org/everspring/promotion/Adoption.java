package org.everspring.promotion;

import java.time.OffsetDateTime;
import org.everspring.plan.UnitId;

/**
 * What one target unit makes of an experience.
 *
 * @param text what it has done, or why it cannot; null before an answer
 * @param byName the whole name of the person who answered, as it was then; null before an answer
 * @param answeredAt null before an answer; of a missing one, when it was recorded as missing
 */
public record Adoption(UnitId unit, AdoptionState state, String text, String byName, OffsetDateTime answeredAt) {}
