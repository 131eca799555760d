/** The tables of the problems. */
package org.everspring.improvement.jdbc;
