/** A year of the plan as files that can be read without the application, for the archive. */
@NullMarked
package org.everspring.archive;

import org.jspecify.annotations.NullMarked;
