/** How the annual assessment runs on Camunda: its delegates and listeners. */
package org.everspring.assessment.process;
