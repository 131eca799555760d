/** The tables of the quarters and of their summaries. */
@org.jspecify.annotations.NullMarked
package org.everspring.quarter.jdbc;
