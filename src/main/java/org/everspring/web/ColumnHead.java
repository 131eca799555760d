package org.everspring.web;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column that sorts its list.
 *
 * @param address of the list in the order that a click asks for, from its first page on
 * @param sorted which way the list is sorted by it now, as {@code aria-sort} says it; null when by another column
 */
public record ColumnHead(
        String label, String address, @Nullable String sorted) {}
