package org.everspring.assessment;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.matter.ConfirmationId;

/**
 * A unit's answer to its score.
 *
 * @param due silence after this counts as agreement
 * @param signedBy the head of the unit, who signs the answer; null without one
 * @param answeredBy who has handed the answer in; null without one
 * @param answeredAt null while there is none, and after silence
 */
public record Confirmation(
        ConfirmationId id,
        ConfirmationState state,
        Deadline due,
        String signedBy,
        Actor answeredBy,
        OffsetDateTime answeredAt) {}
