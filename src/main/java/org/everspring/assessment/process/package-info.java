/** How the annual assessment runs on Camunda: its delegates and listeners. */
@org.jspecify.annotations.NullMarked
package org.everspring.assessment.process;
