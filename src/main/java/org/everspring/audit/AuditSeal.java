package org.everspring.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the events of one day amount to.
 *
 * @param day in Asia/Shanghai
 * @param sha256 over the seal of the day before and every event of the day, in lower-case hex
 */
public record AuditSeal(LocalDate day, long events, String sha256, Instant sealedAt) {}
