/** The decision tables that score, as they are deployed in Camunda. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoring.process;
