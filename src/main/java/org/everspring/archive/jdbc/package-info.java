/** What the tables of the archive are read by. */
@NullMarked
package org.everspring.archive.jdbc;

import org.jspecify.annotations.NullMarked;
