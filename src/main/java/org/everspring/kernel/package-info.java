/** What everything else stands on: who acts, what somebody typed, and how it is refused. */
@NullMarked
package org.everspring.kernel;

import org.jspecify.annotations.NullMarked;
