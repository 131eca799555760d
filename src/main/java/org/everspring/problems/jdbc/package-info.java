/** The table of the timelines. */
@org.jspecify.annotations.NullMarked
package org.everspring.problems.jdbc;
