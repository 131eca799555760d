package org.everspring.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A job has failed for the last time, or somebody has taken its tries away; told in the transaction that keeps the incident.
 * Whoever listens must not fail for what the incident says, or the job would be tried without an end.
 *
 * @param processDefinitionId null for a job of no process, as the next is
 * @param businessKey null where its instance has none
 * @param message as {@code ToldReason} tells it, where it does; null when nobody has said why
 */
public record IncidentOpened(
        @Nullable String processDefinitionId,
        @Nullable String activityId,
        @Nullable String businessKey,
        @Nullable String message) {}
