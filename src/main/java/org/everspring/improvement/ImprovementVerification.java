package org.everspring.improvement;

import java.time.OffsetDateTime;

/**
 * The lead's judgement of what the unit has done.
 *
 * @param round from 1
 */
public record ImprovementVerification(int round, boolean passed, String opinion, String byName, OffsetDateTime at) {}
