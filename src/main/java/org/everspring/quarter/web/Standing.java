package org.everspring.quarter.web;

import org.jspecify.annotations.Nullable;

/**
 * How something stands to its date.
 *
 * @param due null when nothing waits for a date any more
 * @param text days left or overdue, or how it was handed in; null on a page that says that elsewhere
 * @param alarm {@code late}, {@code soon} or null
 */
record Standing(@Nullable String due, String text, @Nullable String alarm) {}
