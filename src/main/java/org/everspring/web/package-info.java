/** What every request meets on its way in and every failure on its way out, whichever of the server's roots it asks. */
@NullMarked
package org.everspring.web;

import org.jspecify.annotations.NullMarked;
