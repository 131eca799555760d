/** What processes/unit-report.bpmn calls, and the names that it shares with the code. */
@org.jspecify.annotations.NullMarked
package org.everspring.reporting.process;
