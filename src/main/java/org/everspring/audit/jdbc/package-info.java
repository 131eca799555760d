/** The tables of the audit. */
package org.everspring.audit.jdbc;
