/** The tables of the experiences. */
package org.everspring.promotion.jdbc;
