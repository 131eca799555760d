/** The breakdown of the plan's items into measures with a time limit and a named person (plan part 5.1). */
@org.jspecify.annotations.NullMarked
package org.everspring.measures;
