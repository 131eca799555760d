package org.everspring.improvement;

import java.time.OffsetDateTime;

/** What the responsible unit has said of its work at one time. */
public record ProgressEntry(OffsetDateTime at, String byName, String text) {}
