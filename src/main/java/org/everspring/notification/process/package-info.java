/** The template that tells a unit, and what follows a changed table or calendar. */
@NullMarked
package org.everspring.notification.process;

import org.jspecify.annotations.NullMarked;
