package org.everspring.promotion;

/**
 * A piece of a text that was searched.
 *
 * @param marked whether it is what was looked for
 */
public record TextFragment(String text, boolean marked) {}
