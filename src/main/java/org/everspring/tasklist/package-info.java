/** What Tasklist asks of us: what became of a finished task, how far long work has come, where a matter is. */
@NullMarked
package org.everspring.tasklist;

import org.jspecify.annotations.NullMarked;
