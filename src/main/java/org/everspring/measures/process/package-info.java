/** What the diagram of breakdowns calls, and the names that it shares with the code. */
@org.jspecify.annotations.NullMarked
package org.everspring.measures.process;
