/** The tables of the scores. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoring.jdbc;
