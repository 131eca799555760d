package org.everspring.nodes;

import java.time.Duration;

/**
 * How this node's clock differs from the database's; told three times a minute.
 *
 * @param ahead of the database's; negative when it is behind
 * @param right whether its dates and its locks of jobs can be those of the others
 */
public record ClockCompared(String node, Duration ahead, boolean right) {}
