/** How the annual assessment runs on Camunda: its decision tables, delegates and listeners. */
package org.everspring.assessment.process;
