/** The tables of breakdowns. */
@org.jspecify.annotations.NullMarked
package org.everspring.measures.jdbc;
