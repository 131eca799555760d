/** The tables of the annual assessment. */
@org.jspecify.annotations.NullMarked
package org.everspring.assessment.jdbc;
