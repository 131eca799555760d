/** The tables of the reports. */
@org.jspecify.annotations.NullMarked
package org.everspring.reporting.jdbc;
