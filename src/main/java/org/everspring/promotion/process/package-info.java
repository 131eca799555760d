/** What the diagrams of experiences call, and the names that they share with the code. */
@org.jspecify.annotations.NullMarked
package org.everspring.promotion.process;
