/** Who is let in and what for: the login, the groups and their rights, the filters before every request. */
@NullMarked
package org.everspring.access;

import org.jspecify.annotations.NullMarked;
