/** Where somebody's work is: the first page, what waits, what is done, what was begun, and the bar that leads everywhere. */
@NullMarked
package org.everspring.home;

import org.jspecify.annotations.NullMarked;
