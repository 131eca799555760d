/** The decision tables that score, as they are deployed in Camunda. */
package org.everspring.scoring.process;
