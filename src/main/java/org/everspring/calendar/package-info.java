/** Working days, quarters and the plan's dates, always at Asia/Shanghai. */
@NullMarked
package org.everspring.calendar;

import org.jspecify.annotations.NullMarked;
