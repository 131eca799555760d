/** Tells people what they have to know: every notice is a row first, then part of a mail, and always on the page. */
@NullMarked
package org.everspring.notification;

import org.jspecify.annotations.NullMarked;
