/** What Camunda knows of a task that evidence belongs to. */
@NullMarked
package org.everspring.evidence.process;

import org.jspecify.annotations.NullMarked;
