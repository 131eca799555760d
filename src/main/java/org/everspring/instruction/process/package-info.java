/** What the diagram of instructions calls, and the names that it shares with the code. */
@org.jspecify.annotations.NullMarked
package org.everspring.instruction.process;
