package org.everspring.kernel;

/**
 * Somebody with an account, such as who has done a step.
 *
 * @param name the whole name as shown to colleagues
 */
public record Actor(String userId, String name) {}
