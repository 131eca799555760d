package org.everspring.simulation.process;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What somebody will do about a task.
 *
 * @param at when
 * @param form what is typed into its form, asked for at that moment
 */
record Move(LocalDateTime at, Supplier<Map<String, Object>> form) {}
