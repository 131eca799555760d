/** The robots: they take the tasks of the running processes and fill in the forms as staff would. */
@NullMarked
package org.everspring.simulation.process;

import org.jspecify.annotations.NullMarked;
