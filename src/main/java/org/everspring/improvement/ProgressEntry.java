package org.everspring.improvement;

import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;

/**
 * What the responsible unit has said of its work at one time.
 *
 * @param number counts the problem's entries from 1
 */
public record ProgressEntry(int number, OffsetDateTime at, Actor by, String text) {}
