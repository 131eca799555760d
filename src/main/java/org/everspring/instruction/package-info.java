/** What leaders instruct units to do, from the receipt to the answer that they are content with. */
@NullMarked
package org.everspring.instruction;

import org.jspecify.annotations.NullMarked;
