/** The tables of the annual assessment. */
package org.everspring.assessment.jdbc;
