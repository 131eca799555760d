/** The annual assessment: every fact of a year becomes a score line, every unit's score opens into its lines. */
package org.everspring.assessment;
