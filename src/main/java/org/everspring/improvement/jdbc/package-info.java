/** The tables of the problems. */
@org.jspecify.annotations.NullMarked
package org.everspring.improvement.jdbc;
