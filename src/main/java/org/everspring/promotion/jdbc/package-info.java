/** The tables of the experiences. */
@org.jspecify.annotations.NullMarked
package org.everspring.promotion.jdbc;
