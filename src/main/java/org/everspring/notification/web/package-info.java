/** The page of notices. */
@NullMarked
package org.everspring.notification.web;

import org.jspecify.annotations.NullMarked;
