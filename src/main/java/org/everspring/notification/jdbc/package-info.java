/** The tables of the notices. */
@NullMarked
package org.everspring.notification.jdbc;

import org.jspecify.annotations.NullMarked;
