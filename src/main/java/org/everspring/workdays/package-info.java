/** The working days of each year, as people see them and take them over. */
@NullMarked
package org.everspring.workdays;

import org.jspecify.annotations.NullMarked;
