package org.everspring.promotion;

import org.everspring.kernel.Actor;

/**
 * What a target unit says.
 *
 * @param state {@link AdoptionState#ADOPTED} or {@link AdoptionState#NOT_APPLICABLE}
 * @param text what it has done, or why it cannot
 */
public record AdoptionAnswer(AdoptionState state, String text, Actor by) {}
