/** The login and the filters before every request. */
@NullMarked
package org.everspring.access.web;

import org.jspecify.annotations.NullMarked;
