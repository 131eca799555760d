/** The files that support what a task says: kept by business key for those whom the matter concerns. */
@NullMarked
package org.everspring.evidence;

import org.jspecify.annotations.NullMarked;
