/** The tables of the scores. */
package org.everspring.scoring.jdbc;
