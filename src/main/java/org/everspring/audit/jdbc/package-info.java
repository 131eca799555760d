/** The tables of the audit. */
@org.jspecify.annotations.NullMarked
package org.everspring.audit.jdbc;
