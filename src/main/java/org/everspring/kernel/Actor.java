package org.everspring.kernel;

/**
 * Who has done a step.
 *
 * @param name the whole name as shown to colleagues
 */
public record Actor(String userId, String name) {}
