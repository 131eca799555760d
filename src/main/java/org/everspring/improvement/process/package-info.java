/** What processes/improvement-loop.bpmn calls. */
package org.everspring.improvement.process;
