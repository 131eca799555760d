/** Working days, quarters and the plan's dates, always at Asia/Shanghai. */
package org.everspring.calendar;
