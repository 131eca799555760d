/** What the diagrams of quarters and summaries call, and the names that they share with the code. */
@org.jspecify.annotations.NullMarked
package org.everspring.quarter.process;
