package org.everspring.instruction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a leader or the office thinks of an answer.
 *
 * @param closed false when the unit has to go on
 * @param text the reason of a return; a word for the record, or null, when closed
 * @param until the last day of a new term for the unit; null where the old one stays
 */
public record Judgement(
        boolean closed, @Nullable String text, @Nullable LocalDate until) {}
