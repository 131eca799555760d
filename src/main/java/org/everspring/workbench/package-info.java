/** Where leads and the office work on many matters at once: reports reviewed, measures confirmed and units urged in one place. */
@NullMarked
package org.everspring.workbench;

import org.jspecify.annotations.NullMarked;
