package org.everspring.access;

import java.time.Instant;

/**
 * An account that may not be used, and why.
 *
 * @param disabledByName as it was then
 */
public record DisabledAccount(
        String userId, String reason, String disabledBy, String disabledByName, Instant disabledAt) {}
