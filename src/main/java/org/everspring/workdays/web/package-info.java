/** The page. */
@NullMarked
package org.everspring.workdays.web;

import org.jspecify.annotations.NullMarked;
