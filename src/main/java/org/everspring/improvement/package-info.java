/** The closed loop of the plan: a problem is found, benchmarked, improved, verified and summarised (plan part 5.1). */
@org.jspecify.annotations.NullMarked
package org.everspring.improvement;
