/** What its scripts ask, and the way from a notice to the matter. */
@NullMarked
package org.everspring.tasklist.web;

import org.jspecify.annotations.NullMarked;
