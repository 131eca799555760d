/** What processes/improvement-loop.bpmn calls. */
@org.jspecify.annotations.NullMarked
package org.everspring.improvement.process;
